'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { termsQuestions } from '@/app/ui/models/terms-questions';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { type Answer, answerSchema, type TermsAnswers } from '@/lib/models/schemas';
import { recordTermsAction } from '../../actions';

type Props = {
  route: { id: string; name: string };
  /** The newest version; 0 when there is none. */
  basedOn: number;
  start: { answers: TermsAnswers; url: string } | null;
  today: string;
};

const answerWords: Record<Answer, string> = { yes: 'Yes', no: 'No', unknown: 'Unknown' };
const chosen = ['commercialUse', 'indemnity', 'trainingOnInputs'] as const;
const written = ['outputOwnership', 'retention', 'regions', 'marking', 'note'] as const;

/** What a person read in a provider's terms on a day. What they could not find out stays "unknown". */
export function ReadingForm({ route, basedOn: seen, start, today }: Props) {
  const router = useRouter();
  const verb = useInstallationVerb(recordTermsAction);
  /** The version that is on this screen, whatever is recorded behind it meanwhile. */
  const [basedOn] = useState(seen);
  return (
    <VerbForm
      verb={verb}
      label={`Terms of ${route.name}`}
      onSubmit={async (data) => {
        const text = (path: string) => String(data.get(path) ?? '').trim();
        const answer = (name: (typeof chosen)[number]) =>
          answerSchema.catch('unknown').parse(text(`answers.${name}`));
        const words = (name: (typeof written)[number]) => text(`answers.${name}`);
        const result = await verb.run({
          routeId: route.id,
          basedOn,
          url: text('url') || null,
          readOn: text('readOn'),
          answers: {
            commercialUse: answer('commercialUse'),
            indemnity: answer('indemnity'),
            trainingOnInputs: answer('trainingOnInputs'),
            outputOwnership: words('outputOwnership'),
            retention: words('retention'),
            regions: words('regions'),
            marking: words('marking'),
            note: words('note'),
          },
        });
        if (result) router.push(`/admin/models/${encodeURIComponent(route.id)}`);
        return result;
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_12rem]">
        <TextInput
          name="url"
          type="url"
          label="Where they stand"
          help="Address of the document; it is not fetched."
          placeholder="https://"
          maxLength={500}
          defaultValue={start?.url}
        />
        <TextInput name="readOn" type="date" label="Read on" required defaultValue={today} />
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        {chosen.map((name) => (
          <SelectInput
            key={name}
            name={`answers.${name}`}
            label={termsQuestions[name]}
            defaultValue={start?.answers[name] ?? 'unknown'}
            options={answerSchema.options.map((value) => ({ value, label: answerWords[value] }))}
          />
        ))}
      </div>
      {written.map((name) => (
        <TextInput
          key={name}
          name={`answers.${name}`}
          label={termsQuestions[name]}
          rows={2}
          maxLength={2000}
          defaultValue={start?.answers[name] ?? (name === 'note' ? '' : 'Not verified.')}
        />
      ))}
      <div>
        <SubmitButton pendingText="Recording …">Record version {basedOn + 1}</SubmitButton>
      </div>
    </VerbForm>
  );
}
