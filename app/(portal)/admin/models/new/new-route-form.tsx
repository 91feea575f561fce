'use client';

import { useRouter } from 'next/navigation';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import type { ModelSpec } from '@/lib/models/schemas';
import { addRouteAction } from '../actions';
import { SpecFields } from '../spec/spec-fields';
import { specOf } from '../spec/spec-of';
import { useSpec } from '../spec/use-spec';

type Provider = Parameters<typeof addRouteAction>[0]['input']['provider'];

/** A new way to reach a model: what names it for ever, and its facts. */
export function NewRouteForm({
  providers,
  spec,
  today,
}: {
  providers: { value: string; label: string }[];
  spec: ModelSpec;
  today: string;
}) {
  const router = useRouter();
  const verb = useInstallationVerb(addRouteAction);
  const state = useSpec(spec, today);
  return (
    <VerbForm
      verb={verb}
      label="Add a model"
      onSubmit={async (data) => {
        const text = (name: string) => String(data.get(name) ?? '');
        const answer = await verb.run({
          // What the list does not have is refused in words.
          provider: text('provider') as Provider,
          modelId: text('modelId'),
          plan: text('plan'),
          name: text('name'),
          enabled: !state.retired && data.has('enabled'),
          spec: specOf(data, state.chosen),
        });
        if (answer) router.push(`/admin/models/${encodeURIComponent(answer.routeId)}`);
        return answer;
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <SelectInput name="provider" label="Provider" required none="Choose …" options={providers} />
        <TextInput
          name="modelId"
          label="Id of the model"
          help="As the provider writes it."
          required
          maxLength={120}
        />
        <TextInput
          name="plan"
          label="Plan"
          help="How it is reached: the terms are read per plan."
          required
          maxLength={60}
        />
      </div>
      <TextInput name="name" label="Name" help="What people read." required maxLength={80} />
      <CheckboxInput
        name="enabled"
        label="Switched on"
        help="It still needs its terms recorded here, and accepted by legal of each brand."
      />
      <SpecFields spec={spec} state={state} />
      <div>
        <SubmitButton pendingText="Adding …">Add the model</SubmitButton>
      </div>
    </VerbForm>
  );
}
