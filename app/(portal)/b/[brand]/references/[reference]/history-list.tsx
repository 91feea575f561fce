import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import type { ReferenceEvent } from '@/lib/references/store';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function sentence(event: ReferenceEvent): string {
  switch (event.type) {
    case 'reference.uploaded':
      return 'added it to the library.';
    case 'reference.mask_set':
      return 'cut the product out.';
    case 'reference.rights_changed': {
      const day = text(event.payload.expiresOn);
      return `changed the rights (revision ${String(event.payload.revision)}${day ? `, until ${formatDay(day)}` : ', no end'}).`;
    }
    case 'reference.sets_changed': {
      const names = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');
      const [added, removed] = [names(event.payload.added), names(event.payload.removed)];
      return `${[added && `put it into ${added}`, removed && `took it out of ${removed}`].filter(Boolean).join(' and ')}.`;
    }
    case 'reference.withdrawn':
      return `withdrew the rights: "${text(event.payload.reason)}".`;
    case 'asset.uploaded':
      return 'started a concept from it.';
    default:
      return event.type;
  }
}

/** What happened, in sentences, newest first. */
export function HistoryList({ events }: { events: ReferenceEvent[] }) {
  return (
    <ol className="space-y-2 text-dense">
      {events.map((event) => (
        <li key={event.id}>
          <span className="font-medium">{event.actorName}</span> {sentence(event)}{' '}
          <DateTime at={event.at} className="text-muted" />
        </li>
      ))}
    </ol>
  );
}
