import Link from 'next/link';
import { brandReasons } from '@/app/ui/brand-reasons';
import { formatDay } from '@/app/ui/format';
import { Callout, Problems } from '@/app/ui/problems';
import { Chip } from '@/app/ui/state-chip';
import { Thumb } from '@/app/ui/thumb';
import type { Standing } from '@/lib/assets/read-standing';

const decisions = {
  accepted: 'accepted',
  accepted_with_limits: 'accepted with limits',
  refused: 'refused',
} as const;

const Verdict = ({ holds, word }: { holds: boolean; word: string }) => (
  <Chip tone={holds ? 'success' : 'danger'} icon={holds ? 'check' : 'cross'}>
    {word}
  </Chip>
);

/** Rights and terms of the whole lineage as they stand now: what submission, sign-off and delivery look at. */
export function StandingList({ brand, standing }: { brand: string; standing: Standing }) {
  const reasons = [...standing.references, ...standing.routes].flatMap((entry) => entry.reasons);
  const nothing = standing.references.length + standing.routes.length === 0;
  return (
    <div className="flex flex-col gap-3 text-dense">
      {reasons.length > 0 && (
        <Problems
          message="This cannot be submitted, signed off or delivered now."
          reasons={brandReasons(brand, reasons)}
          live={false}
        />
      )}
      {!standing.needs && (
        <Callout tone="warning">The campaign has no lockset in force, so nothing can be decided.</Callout>
      )}
      {nothing && <p className="text-muted">No references and no model went into it.</p>}
      <ul className="flex flex-col gap-2">
        {standing.references.map(({ reference, reasons: against }) => (
          <li key={reference.id} className="flex items-start gap-2.5">
            <Thumb brand={brand} kind="reference" id={reference.id} />
            <span className="min-w-0 flex-1">
              <Link href={`/b/${brand}/references/${reference.id}`} className="font-medium hover:underline">
                {reference.name}
              </Link>
              <span className="block text-xs text-muted">
                {reference.rightsOwner}, {reference.licence};{' '}
                {reference.expiresOn ? `until ${formatDay(reference.expiresOn)}` : 'does not end'};{' '}
                {reference.territories.join(', ')}
              </span>
            </span>
            <Verdict
              holds={against.length === 0}
              word={against.length === 0 ? 'Rights hold' : 'Rights do not hold'}
            />
          </li>
        ))}
        {standing.routes.map(({ route, terms, decision, reasons: against }) => (
          <li key={route.id} className="flex items-start gap-2.5">
            <span className="min-w-0 flex-1">
              <Link
                href={`/b/${brand}/terms/${encodeURIComponent(route.id)}`}
                className="font-medium hover:underline"
              >
                {route.name}
              </Link>
              <span className="block text-xs text-muted">
                {terms
                  ? `Terms version ${terms.version}, read on ${formatDay(terms.readOn)}`
                  : 'No terms recorded'}
                {decision &&
                  `; ${decisions[decision.decision]} on ${formatDay(decision.decidedAt.toISOString())}`}
              </span>
            </span>
            <Verdict
              holds={against.length === 0}
              word={against.length === 0 ? 'Terms hold' : 'Terms do not hold'}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
