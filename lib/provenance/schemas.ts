import { z } from 'zod';
import { type AssetState, assetStates } from '@/lib/assets/rules';

/** Where a record stands: where its picture stands, or why there is none. */
export const recordStates = [
  'queued',
  'running',
  'failed',
  'unknown',
  'cancelled',
  'discarded',
  ...assetStates,
] as const;
export type RecordState =
  | 'queued'
  | 'running'
  | 'failed'
  | 'unknown'
  | 'cancelled'
  | 'discarded'
  | AssetState;

const word = z.string().trim().min(1).max(200);

/** What a list of records is narrowed to; kept in the address. Days are in UTC, both included. */
export const recordFilterSchema = z.strictObject({
  q: word.optional(),
  campaign: word.optional(),
  /** Who made, picked, submitted or signed it. */
  person: word.optional(),
  /** The id of a route. */
  model: word.optional(),
  state: z.enum(recordStates).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type RecordFilter = z.infer<typeof recordFilterSchema>;

/** The filter that an address names; what it says wrongly is left out. */
export function readRecordFilter(read: (name: string) => string | null | undefined): RecordFilter {
  const filter: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(recordFilterSchema.shape)) {
    const parsed = schema.safeParse(read(name) ?? undefined);
    if (parsed.success && parsed.data !== undefined) filter[name] = parsed.data;
  }
  return filter as RecordFilter;
}

/** What a verification cannot show yet, said wherever its result is shown. */
export const NOT_ANCHORED =
  'The log is not yet anchored: verifying shows that records and bytes fit together, not that nobody with access to the database rewrote both.';
