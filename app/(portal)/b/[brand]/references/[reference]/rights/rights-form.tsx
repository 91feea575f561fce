'use client';

import { useRouter } from 'next/navigation';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import type { Rights } from '@/lib/references/schemas';
import { changeReferenceRightsAction } from '../../actions';
import { RightsFields, rightsOf } from '../../rights-fields';

type Props = { brand: string; referenceId: string; revision: number; start: Rights };

export function RightsForm({ brand, referenceId, revision, start }: Props) {
  const router = useRouter();
  const verb = useVerb(changeReferenceRightsAction, brand);
  return (
    <VerbForm
      verb={verb}
      label="Change rights"
      className="max-w-xl"
      onSubmit={async (data) => {
        const saved = await verb.run({ referenceId, rightsRevision: revision, ...rightsOf(data) });
        if (saved) router.push(`/b/${brand}/references/${referenceId}`);
        return saved;
      }}
    >
      <RightsFields start={start} />
      <div>
        <SubmitButton>Save as revision {revision + 1}</SubmitButton>
      </div>
    </VerbForm>
  );
}
