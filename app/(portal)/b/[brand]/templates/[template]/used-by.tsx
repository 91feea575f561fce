import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/app/ui/empty-state';
import { Panel } from '@/app/ui/panel';
import { Chip, StateChip } from '@/app/ui/state-chip';
import type { ChildTemplate, TemplateUse } from '@/lib/templates/store';

type Props = {
  brand: string;
  use: TemplateUse[];
  newest: { id: string; number: number } | null;
  markets: ChildTemplate[];
};

const behind = (number: number, newest: number) =>
  number < newest ? <Chip tone="warning" icon="clock">{`${newest - number} behind`}</Chip> : null;

/** Campaigns whose lockset in force pins a version of this template, and the markets' templates that narrow it. */
export function UsedBy({ brand, use, newest, markets }: Props) {
  if (use.length === 0 && markets.length === 0)
    return (
      <EmptyState icon={Megaphone} title="No campaign pins this template">
        Once it is published, a campaign can pin one of its versions in its lockset.
      </EmptyState>
    );
  const row = 'flex flex-wrap items-center gap-3 py-3 text-dense';
  return (
    <div className="space-y-4">
      {use.length > 0 ? (
        <Panel title="Campaigns">
          <ul className="divide-y divide-separator">
            {use.map((entry) => (
              <li key={`${entry.campaignId} ${entry.number}`} className={row}>
                <Link
                  href={`/b/${brand}/campaigns/${entry.campaignId}`}
                  className="font-medium hover:underline"
                >
                  {entry.campaignName}
                </Link>
                <StateChip state={entry.state} />
                <span className="ml-auto flex flex-wrap items-center gap-2">
                  {newest && entry.number < newest.number ? (
                    <Link
                      href={`/b/${brand}/campaigns/${entry.campaignId}/lockset/simulate?from=${entry.versionId}&to=${newest.id}`}
                      className="text-accent-text underline underline-offset-2"
                    >
                      What moving would change
                    </Link>
                  ) : null}
                  Version {entry.number}
                  {behind(entry.number, newest?.number ?? 0)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {markets.length > 0 ? (
        <Panel title="Markets" description="Templates that narrow this one.">
          <ul className="divide-y divide-separator">
            {markets.map((child) => (
              <li key={child.id} className={row}>
                <Link href={`/b/${brand}/templates/${child.id}`} className="font-medium hover:underline">
                  {child.name}
                </Link>
                <Chip>{child.market}</Chip>
                <span className="text-muted">
                  {child.published === null ? 'Draft only' : `Version ${child.published} published`}
                </span>
                <span className="ml-auto flex items-center gap-2">
                  Follows version {child.follows}
                  {behind(child.follows, newest?.number ?? 0)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}
