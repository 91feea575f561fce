'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { Chip } from '@/app/ui/state-chip';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { setReferenceSetsAction } from '../actions';

type Props = {
  brand: string;
  reference: { id: string; sets: string[] };
  /** Every set of the library. */
  all: string[];
  mayChange: boolean;
};

const read = (text: string) =>
  text
    .split(',')
    .map((set) => set.trim())
    .filter(Boolean);

/** The named sets of a reference: what a template's asset-source lock lets in. */
export function SetsPanel({ brand, reference, all, mayChange }: Props) {
  const router = useRouter();
  const verb = useVerb(setReferenceSetsAction, brand);
  const [saved, setSaved] = useState(reference.sets);
  const [text, setText] = useState(saved.join(', '));
  const sets = read(text);
  const others = all.filter((set) => !sets.includes(set));
  if (!mayChange)
    return (
      <p className="flex flex-wrap gap-1 text-dense">
        {saved.length === 0 ? 'In no set.' : saved.map((set) => <Chip key={set}>{set}</Chip>)}
      </p>
    );
  return (
    <VerbForm
      verb={verb}
      label="Sets"
      onSubmit={async () => {
        const answer = await verb.run({ referenceId: reference.id, before: saved, sets });
        if (!answer) return undefined;
        setSaved(answer.sets);
        setText(answer.sets.join(', '));
        router.refresh();
        return answer;
      }}
    >
      <TextInput
        name="sets"
        label="In the sets"
        help="With commas between them. A template can take references of one set only."
        value={text}
        onChange={setText}
        placeholder="Autumn products"
      />
      {others.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          Known sets:
          {others.slice(0, 12).map((set) => (
            <button
              key={set}
              type="button"
              className="min-h-6 text-accent-text underline underline-offset-2"
              onClick={() => setText([...sets, set].join(', '))}
            >
              {set}
            </button>
          ))}
        </p>
      ) : null}
      <div>
        <SubmitButton isDisabled={sets.join('\n') === saved.join('\n')} pendingText="Saving …">
          Save sets
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
