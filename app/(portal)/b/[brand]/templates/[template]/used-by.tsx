import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/app/ui/empty-state';
import { Chip, StateChip } from '@/app/ui/state-chip';
import type { TemplateUse } from '@/lib/templates/store';

/** Campaigns whose lockset in force pins a version of this template. */
export function UsedBy({ brand, use, newest }: { brand: string; use: TemplateUse[]; newest: number }) {
  if (use.length === 0)
    return (
      <EmptyState icon={Megaphone} title="No campaign pins this template">
        Once it is published, a campaign can pin one of its versions in its lockset.
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-separator rounded-lg border border-border bg-surface">
      {use.map((entry) => (
        <li
          key={`${entry.campaignId} ${entry.number}`}
          className="flex flex-wrap items-center gap-3 px-4 py-3 text-dense"
        >
          <Link href={`/b/${brand}/campaigns/${entry.campaignId}`} className="font-medium hover:underline">
            {entry.campaignName}
          </Link>
          <StateChip state={entry.state} />
          <span className="ml-auto flex items-center gap-2">
            Version {entry.number}
            {entry.number < newest ? (
              <Chip tone="warning" icon="clock">{`${newest - entry.number} behind`}</Chip>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
