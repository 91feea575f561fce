import { DateTime } from '@/app/ui/date-time';
import { StateChip } from '@/app/ui/state-chip';
import type { RouteOutcome } from '@/lib/models/outcome-store';

/** How the route did lately: its last picture, and how many failed of those that are still looked at. */
export function Outcome({ outcome }: { outcome: RouteOutcome | undefined }) {
  if (!outcome) return <span className="text-muted">Not used lately</span>;
  const { last, code, seen, failed } = outcome;
  return (
    <span className="inline-flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-1.5">
        <StateChip state={last} />
        <DateTime at={outcome.at} className="text-xs text-muted" />
      </span>
      {(failed > 0 || code) && (
        <span className="text-xs text-muted">
          {code && `${code.replaceAll('_', ' ')}; `}
          {failed} of the last {seen} failed
        </span>
      )}
    </span>
  );
}
