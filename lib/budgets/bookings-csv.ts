import { csvLine } from '@/lib/csv';
import type { Booking } from './booking-store';

const columns = [
  'at',
  'transaction',
  'movement',
  'event',
  'by',
  'run',
  'output',
  'account',
  'currency',
  'amount',
  'micro-units',
];

/** Every side of every movement as one line, its amount in units and exactly in micro-units. */
export function bookingsCsv(rows: readonly Booking[]): string {
  const lines = rows.flatMap((row) =>
    row.entries.map((entry) => [
      row.at.toISOString(),
      row.id,
      row.what,
      row.eventType,
      row.personName,
      row.runId,
      row.outputId,
      entry.account,
      entry.currency,
      entry.micros / 1_000_000,
      entry.micros,
    ]),
  );
  return `\uFEFF${[columns, ...lines].map((line) => csvLine(line)).join('')}`;
}
