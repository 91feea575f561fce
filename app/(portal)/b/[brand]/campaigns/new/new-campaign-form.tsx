'use client';

import { useRouter } from 'next/navigation';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { createCampaignAction } from '../actions';

export function NewCampaignForm({ brand }: { brand: string }) {
  const router = useRouter();
  const verb = useVerb(createCampaignAction, brand);
  return (
    <VerbForm
      verb={verb}
      label="New campaign"
      className="max-w-lg"
      onSubmit={async (data) => {
        const text = (name: string) => String(data.get(name) ?? '');
        const made = await verb.run({
          name: text('name'),
          brief: text('brief'),
          startsOn: text('startsOn') || null,
          endsOn: text('endsOn') || null,
        });
        if (made) router.push(`/b/${brand}/campaigns/${made.id}`);
        return made;
      }}
    >
      <TextInput name="name" label="Name" help="As it will stand in lists." required maxLength={120} />
      <TextInput
        name="brief"
        label="Brief"
        help="What the pictures are for. People read it; no model does."
        rows={4}
        maxLength={4000}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput name="startsOn" label="First day" type="date" />
        <TextInput name="endsOn" label="Last day" type="date" />
      </div>
      <div>
        <SubmitButton pendingText="Creating …">Create campaign</SubmitButton>
      </div>
    </VerbForm>
  );
}
