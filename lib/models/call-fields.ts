import { z } from 'zod';
import type { Bill } from './bill-rules';

/** What a finished call brought, as the verbs take it that record it: the stored bytes and what the provider said. */
export const madePictureFields = {
  blob: z.strictObject({
    sha256: z.string(),
    mime: z.string(),
    size: z.int(),
    width: z.int(),
    height: z.int(),
    pixelDigest: z.string(),
  }),
  usage: z.record(z.string(), z.number()),
  response: z.record(z.string(), z.unknown()),
  modelReported: z.string().nullable(),
  seedReported: z.number().nullable(),
};

/** What a call without a picture left behind. */
export const failedCallFields = {
  kind: z.enum(['again', 'failed', 'unknown']),
  code: z.string(),
  message: z.string(),
  response: z.record(z.string(), z.unknown()),
  usage: z.record(z.string(), z.number()),
  /** The provider made a picture, whatever became of it; or at least took the call and answered. Either may be billed. */
  made: z.boolean().default(false),
  answered: z.boolean().default(false),
  retryAfterMs: z.number().nullable().default(null),
};
const failedCall = z.strictObject(failedCallFields);
export type FailedCall = z.output<typeof failedCall>;

/** A call whose worker was lost in the middle of it. */
export const workerLost = {
  kind: 'unknown',
  code: 'worker_lost',
  message:
    'We stopped in the middle of a paid call. It may have been billed, so it is not sent again; a lead can settle it.',
  response: { error: 'worker lost' },
  usage: {},
} as const satisfies z.input<typeof failedCall>;

/** How the attempt of a failed call ends; without a bill while nobody knows of one. */
export const failedAttempt = (
  { kind, code, response, usage }: FailedCall,
  bill: Bill | null,
  finishedAt: Date,
) => ({
  state: kind === 'unknown' ? ('unknown' as const) : ('failed' as const),
  response: { ...response, code },
  usage,
  ...(bill ? { billedMicros: bill.micros, billBasis: bill.basis } : {}),
  finishedAt,
});
