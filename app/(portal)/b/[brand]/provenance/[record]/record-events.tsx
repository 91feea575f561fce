import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { Panel } from '@/app/ui/panel';
import type { ProvenanceRecord } from '@/lib/provenance/read-record';
import { eventSentence, type Names } from '@/lib/provenance/sentence';

/** The events of a record as sentences, oldest first, each with the hash of its own record. */
export function RecordEvents({ events, names }: { events: ProvenanceRecord['events']; names: Names }) {
  return (
    <Panel
      title="Events"
      description="What was recorded, in order. The hash at the end is that of the event's own record."
    >
      <ol className="flex flex-col divide-y divide-separator text-dense">
        {events.map((event) => {
          const told = eventSentence(event, names);
          return (
            <li
              key={event.id}
              className="grid items-start gap-x-3 gap-y-0.5 py-2 first:pt-0 last:pb-0 sm:grid-cols-[12.5rem_minmax(0,1fr)_auto]"
            >
              <DateTime at={event.at} exact className="text-muted tabular-nums" />
              <div className="min-w-0">
                <p className="wrap-anywhere">
                  <span className="font-medium">{event.actorName}</span> {told.did}
                </p>
                {told.quote && (
                  <blockquote className="mt-0.5 border-s-2 border-border ps-2 wrap-anywhere text-muted">
                    {told.quote}
                  </blockquote>
                )}
              </div>
              <HashChip hash={event.recordHash} label="Copy the hash of this event" />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
