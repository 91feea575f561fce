import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { Pager } from '@/app/ui/pager';
import { Panel } from '@/app/ui/panel';
import type { EventLine } from '@/lib/events/event-page-store';
import { eventSentence, type Names } from '@/lib/provenance/sentence';

/** What administrators did to this, in sentences, newest first. */
export function HistoryPanel({
  path,
  history: { rows, total, next },
  names,
  later,
  sameBrand = false,
}: {
  path: string;
  history: { rows: EventLine[]; total: number; next: number | null };
  names: Names;
  /** This is not the first page. */
  later: boolean;
  /** All of it happened in one brand, which the page names already. */
  sameBrand?: boolean;
}) {
  return (
    <Panel title="History" id="history">
      <ol className="flex flex-col gap-3 text-dense wrap-anywhere">
        {rows.map((row) => {
          const told = eventSentence(row, names);
          return (
            <li key={row.position}>
              <p className="flex flex-wrap items-center gap-x-1.5">
                <span>{told.text}</span>
                {told.hash && <HashChip hash={told.hash} length={8} />}
              </p>
              <p className="text-xs text-muted">
                {!sameBrand && row.brandName && `${row.brandName}, `}
                <DateTime at={row.at} />
              </p>
            </li>
          );
        })}
      </ol>
      {total === 0 && <p className="text-dense text-muted">Nothing was changed since it was shipped.</p>}
      {total > rows.length && (
        <Pager
          shown={rows.length}
          total={total}
          noun="events"
          firstHref={later ? path : undefined}
          nextHref={next ? `${path}?before=${next}#history` : undefined}
        />
      )}
    </Panel>
  );
}
