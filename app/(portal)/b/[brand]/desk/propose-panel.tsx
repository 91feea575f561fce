'use client';

import { Button } from '@heroui/react/button';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Panel } from '@/app/ui/panel';
import { Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import type { CampaignPlan } from '@/lib/campaigns/schemas';
import { changeCampaignAction, proposeLocksetAction } from '../campaigns/actions';

type Next = {
  campaignId: string;
  revision: number;
  name: string;
  brief: string;
  startsOn: string | null;
  endsOn: string | null;
  plan: CampaignPlan;
};

/** Puts the replacement into the campaign's plan, and the plan before a brand owner as its next lockset. */
export function ProposePanel({
  brand,
  next,
  changes,
}: {
  brand: string;
  next: Next;
  /** What the next lockset says differently, in sentences. */
  changes: string[];
}) {
  const router = useRouter();
  const change = useVerb(changeCampaignAction, brand);
  const propose = useVerb(proposeLocksetAction, brand);
  const path = `/b/${brand}/campaigns/${next.campaignId}`;
  const pending = change.pending || propose.pending;
  const save = () => change.run(next);
  const error = change.error ?? propose.error;
  return (
    <Panel title="Propose a lockset with the replacement">
      <ul className="list-disc ps-5 text-dense">
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="text-dense text-muted">
        A brand owner other than you signs it off; until then runs go on under the present lockset. This
        comparison stands beside the proposal.
      </p>
      {error && <Problems message={error.message} reasons={error.reasons} />}
      {propose.error && (
        <p className="text-dense">
          The plan is saved with the replacement.{' '}
          <Link href={`${path}?plan=edit`} className="text-accent-text underline underline-offset-2">
            Complete it there
          </Link>
          .
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          isPending={pending}
          onPress={async () => {
            const saved = await save();
            if (!saved) return;
            const answer = await propose.run({ campaignId: next.campaignId, revision: saved.revision });
            if (answer) router.push(`${path}/lockset`);
          }}
        >
          Propose the lockset
        </Button>
        <Button
          variant="outline"
          isDisabled={pending}
          onPress={async () => {
            if (await save()) router.push(`${path}?plan=edit`);
          }}
        >
          Change the plan first
        </Button>
      </div>
    </Panel>
  );
}
