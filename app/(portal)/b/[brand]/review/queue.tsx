import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import { mediaUrl } from '@/app/ui/media-url';
import { StateChip } from '@/app/ui/state-chip';
import type { QueueRow } from '@/lib/reviews/queue-store';

/** What waits, due first: a column beside the picture, a strip above it on a phone. */
export function Queue({
  brand,
  rows,
  selectedId,
  hrefOf,
  now,
}: {
  brand: string;
  rows: readonly QueueRow[];
  selectedId: string | null;
  hrefOf: (id: string) => string;
  now: Date;
}) {
  return (
    <ol
      aria-label="Submissions"
      className="flex gap-2 overflow-x-auto pb-1 lg:max-h-[calc(100dvh-12rem)] lg:flex-col lg:gap-1 lg:overflow-x-visible lg:overflow-y-auto"
    >
      {rows.map((row) => {
        const open = row.id === selectedId;
        return (
          <li key={row.id} className="shrink-0">
            <Link
              href={hrefOf(row.id)}
              scroll={false}
              aria-current={open ? 'true' : undefined}
              className={`flex w-60 gap-2.5 rounded-md border p-2 lg:w-full ${open ? 'border-accent bg-surface' : 'border-transparent hover:bg-surface'}`}
            >
              <span className="size-14 shrink-0 overflow-hidden rounded-sm bg-mat">
                {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
                <img
                  src={mediaUrl(brand, 'asset', row.assetId, 160)}
                  alt=""
                  width={56}
                  height={56}
                  loading="lazy"
                  decoding="async"
                  className="size-full object-contain"
                />
              </span>
              <span className="flex min-w-0 flex-col gap-0.5 text-dense">
                <span className="truncate font-medium">{row.title}</span>
                <span className="truncate text-xs text-muted">{row.campaignName}</span>
                <span className="flex flex-wrap items-center gap-1 text-xs text-muted">
                  <StateChip state={row.state} />
                  {row.dueAt && (
                    <span className={row.dueAt < now ? 'font-medium text-danger-text' : ''}>
                      {row.dueAt < now ? 'overdue ' : 'due '}
                      <DateTime at={row.dueAt} />
                    </span>
                  )}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
