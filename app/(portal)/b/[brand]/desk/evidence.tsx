import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import type { LocksetRecord } from '@/lib/campaigns/store';
import { trialHref } from '@/lib/desk/address';
import { isReplacement } from '@/lib/desk/rules';
import type { TrialLine } from '@/lib/desk/store';

/** The comparisons that stand behind a lockset which puts one model in another's place. */
export function Evidence({
  brand,
  from,
  to,
  trials,
}: {
  brand: string;
  from: LocksetRecord | null;
  to: LocksetRecord;
  trials: readonly TrialLine[];
}) {
  const behind = from
    ? trials.filter(
        ({ trial, made }) =>
          made > 0 && trial.startedAt <= to.proposedAt && isReplacement(trial, from.document, to.document),
      )
    : [];
  if (behind.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-dense">
      {behind.map(({ trial, toName, fromName, made }) => (
        <li key={trial.id}>
          <Link href={trialHref(brand, trial.id)} className="text-accent-text underline underline-offset-2">
            Compared: {toName} in place of {fromName}, {made} {made === 1 ? 'pair' : 'pairs'}
          </Link>{' '}
          <span className="text-muted">
            <DateTime at={trial.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
