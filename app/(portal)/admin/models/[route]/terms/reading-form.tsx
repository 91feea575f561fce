'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FileInput } from '@/app/ui/fields/file-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { termsQuestions } from '@/app/ui/models/terms-questions';
import { SubmitButton } from '@/app/ui/submit-button';
import { useUpload } from '@/app/ui/use-upload';
import { VerbForm } from '@/app/ui/verb-form';
import { type Answer, answerSchema, type TermsAnswers } from '@/lib/models/schemas';

type Props = {
  route: { id: string; name: string };
  /** The newest version; 0 when there is none. */
  basedOn: number;
  start: { answers: TermsAnswers; url: string } | null;
  today: string;
};

const answerWords: Record<Answer, string> = { yes: 'Yes', no: 'No', unknown: 'Unknown' };
const chosen = ['commercialUse', 'indemnity', 'trainingOnInputs'] as const;
const written = ['outputOwnership', 'retention', 'regions', 'attribution', 'marking', 'note'] as const;

/** What a person read in a provider's terms on a day. What they could not find out stays "unknown". */
export function ReadingForm({ route, basedOn: seen, start, today }: Props) {
  const router = useRouter();
  const verb = useUpload<{ version: number }>('/api/admin/terms');
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
        const about = {
          routeId: route.id,
          basedOn,
          url: text('url') || null,
          readOn: text('readOn'),
          nextReviewOn: text('nextReviewOn') || null,
          answers: {
            commercialUse: answer('commercialUse'),
            indemnity: answer('indemnity'),
            trainingOnInputs: answer('trainingOnInputs'),
            outputOwnership: words('outputOwnership'),
            retention: words('retention'),
            regions: words('regions'),
            attribution: words('attribution'),
            marking: words('marking'),
            note: words('note'),
          },
        };
        const form = new FormData();
        form.set('about', JSON.stringify(about));
        const file = data.get('file');
        if (file instanceof File && file.size > 0) form.set('file', file);
        const result = await verb.send(form);
        if (result) {
          router.push(`/admin/models/${encodeURIComponent(route.id)}`);
          router.refresh();
        }
        return result;
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          name="url"
          type="url"
          label="Where they stand"
          help="Address of the document; it is not fetched."
          placeholder="https://"
          maxLength={500}
          defaultValue={start?.url}
        />
        <FileInput
          name="file"
          label="A copy of it"
          help="PDF, HTML or text, at most 10 MB. Kept under its SHA-256; it is what this reading stands on."
          accept=".pdf,.html,.htm,.txt,.md,application/pdf,text/html,text/plain"
        />
        <TextInput name="readOn" type="date" label="Read on" required defaultValue={today} />
        <TextInput name="nextReviewOn" type="date" label="Read again by" help="Empty means a year later." />
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
