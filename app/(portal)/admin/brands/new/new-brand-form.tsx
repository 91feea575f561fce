'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { slugFrom } from '@/lib/brands/rules';
import { createBrandAction } from '../actions';

export function NewBrandForm() {
  const router = useRouter();
  const verb = useInstallationVerb(createBrandAction);
  const [name, setName] = useState('');
  /** What they wrote themselves; until then it follows the name. */
  const [own, setOwn] = useState<string | null>(null);
  const slug = own ?? slugFrom(name);
  return (
    <VerbForm
      verb={verb}
      label="New brand"
      className="max-w-lg"
      onSubmit={async () => {
        const made = await verb.run({ name, slug });
        if (made) router.push(`/admin/brands/${made.slug}`);
        return made;
      }}
    >
      <TextInput name="name" label="Name" required maxLength={80} value={name} onChange={setName} />
      <TextInput
        name="slug"
        label="Address name"
        help={`Its pages begin with /b/${slug || '…'}. It cannot be changed later.`}
        required
        maxLength={40}
        value={slug}
        onChange={setOwn}
      />
      <div>
        <SubmitButton pendingText="Setting up …">Set the brand up</SubmitButton>
      </div>
    </VerbForm>
  );
}
