'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { marketName } from '@/lib/templates/compose';
import { createChildTemplateAction } from '../actions';

/** A market's own template below a published version of another. */
export function ChildTemplateForm({
  brand,
  parent,
}: {
  brand: string;
  parent: { versionId: string; name: string };
}) {
  const router = useRouter();
  const verb = useVerb(createChildTemplateAction, brand);
  const [market, setMarket] = useState('');
  const place = /^[a-z]{2,3}-[A-Z]{2}$/.test(market.trim()) ? marketName(market.trim()) : null;
  return (
    <VerbForm
      verb={verb}
      label="New child template"
      className="max-w-lg"
      onSubmit={async (data) => {
        const created = await verb.run({
          name: String(data.get('name')),
          market: market.trim(),
          parentVersionId: parent.versionId,
        });
        if (created) router.push(`/b/${brand}/templates/${created.id}`);
        return created;
      }}
    >
      <TextInput
        name="market"
        label="Market"
        help={place ?? 'Language and country, such as de-DE. It stays with the template.'}
        required
        maxLength={6}
        value={market}
        onChange={setMarket}
      />
      <TextInput
        name="name"
        label="Name"
        help={`Such as ${parent.name}${place ? `, ${place.replace(/ \(.*/, '')}` : ''}.`}
        required
        maxLength={80}
      />
      <div>
        <SubmitButton pendingText="Creating …">Create child template</SubmitButton>
      </div>
    </VerbForm>
  );
}
