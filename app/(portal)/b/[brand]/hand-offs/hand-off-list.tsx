import { Download } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { formatBytes } from '@/app/ui/format';
import { handOffUrl } from '@/app/ui/media-url';

export type HandOffEntry = {
  id: string;
  note: string;
  size: number;
  byName: string | null;
  createdAt: Date;
  /** What it is a package of, where that is not clear from the page. */
  of?: { title: string; href: string; context: string };
};

/** Packages with their notes, each to be downloaded. */
export function HandOffList({ brand, entries }: { brand: string; entries: readonly HandOffEntry[] }) {
  return (
    <ul className="flex flex-col divide-y divide-border text-dense">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start justify-between gap-3 py-2 first:pt-0 last:pb-0">
          <div className="min-w-0">
            {entry.of && (
              <p className="truncate">
                <Link href={entry.of.href} className="font-medium hover:underline">
                  {entry.of.title}
                </Link>{' '}
                <span className="text-muted">{entry.of.context}</span>
              </p>
            )}
            {entry.note && <p className="line-clamp-3 wrap-anywhere">{entry.note}</p>}
            <p className="text-xs text-muted">
              {entry.byName ?? 'Countersign'}, <DateTime at={entry.createdAt} />
            </p>
          </div>
          <Get brand={brand} entry={entry}>
            <Download aria-hidden="true" className="size-3.5" />
            {formatBytes(entry.size)}
          </Get>
        </li>
      ))}
    </ul>
  );
}

const Get = ({ brand, entry, children }: { brand: string; entry: HandOffEntry; children: ReactNode }) => (
  <ButtonLink
    href={handOffUrl(brand, entry.id)}
    download
    variant="outline"
    size="sm"
    className="shrink-0 tabular-nums"
    aria-label={`Download the package${entry.of ? ` of ${entry.of.title}` : ''}, ${formatBytes(entry.size)}`}
  >
    {children}
  </ButtonLink>
);
