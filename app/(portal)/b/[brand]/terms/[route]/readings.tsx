import { DateTime } from '@/app/ui/date-time';
import { formatBytes, formatDay } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import type { TermsReading } from '@/lib/terms/store';

const link = 'text-accent-text underline underline-offset-2';

/** The kept copy of what a reading stands on. */
export function KeptCopy({ brand, reading }: { brand: string; reading: TermsReading }) {
  if (!reading.documentSha256) return <>No copy was kept</>;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <a href={`/api/b/${brand}/terms/${reading.id}/document`} download className={link}>
        {reading.documentName || 'Document'}
      </a>
      {reading.documentSize !== null && (
        <span className="text-muted">{formatBytes(reading.documentSize)}</span>
      )}
      <HashChip hash={reading.documentSha256} />
    </span>
  );
}

export const readerOf = (reading: TermsReading): string =>
  reading.readBy === null ? 'Shipped with Countersign' : (reading.readByName ?? 'Countersign');

/** Every reading of the terms, newest first, each with its copy. */
export function Readings({ brand, readings }: { brand: string; readings: TermsReading[] }) {
  return (
    <ol className="flex flex-col gap-2 text-dense">
      {readings.map((reading) => (
        <li key={reading.id} className="flex flex-col gap-0.5">
          <p className="font-medium">
            Version {reading.version}, read on {formatDay(reading.readOn)}
          </p>
          <p className="text-xs text-muted">
            {readerOf(reading)}, recorded <DateTime at={reading.createdAt} />
          </p>
          <KeptCopy brand={brand} reading={reading} />
        </li>
      ))}
    </ol>
  );
}
