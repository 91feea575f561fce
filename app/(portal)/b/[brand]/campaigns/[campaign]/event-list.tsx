import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import type { EventLine } from '@/lib/events/event-page-store';
import { eventSentence } from '@/lib/provenance/sentence';

/** Events as sentences, newest first. */
export function EventList({ rows }: { rows: readonly EventLine[] }) {
  return (
    <ol className="flex flex-col gap-3 text-dense wrap-anywhere">
      {rows.map((row) => {
        const told = eventSentence(row);
        return (
          <li key={row.position} className="flex flex-col gap-0.5">
            <p className="flex flex-wrap items-center gap-x-1.5">
              <span>
                <span className="font-medium">{row.actorName}</span> {told.did}
              </span>
              {told.hash && <HashChip hash={told.hash} length={8} />}
            </p>
            {told.quote && (
              <blockquote className="border-s-2 border-border ps-2 text-muted">{told.quote}</blockquote>
            )}
            <p className="text-xs text-muted">
              <DateTime at={row.at} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
