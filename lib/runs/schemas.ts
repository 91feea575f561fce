import { z } from 'zod';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { operationSchema, slotKeySchema } from '@/lib/templates/schemas';

/** All that a client can say about a run; everything else is composed by the server. Unknown keys are refused. */
export const runRequestSchema = z.strictObject({
  idempotencyKey: z.string().min(8).max(80),
  campaignId: z.string().max(60),
  locksetHash: z.string().regex(/^[0-9a-f]{64}$/),
  templateVersionId: z.string().max(60),
  conceptId: z.string().max(60).optional(),
  operation: operationSchema,
  slots: z.record(slotKeySchema, z.union([z.string().max(2000), z.number()])),
  tier: tierSchema.optional(),
  size: ratioSchema.optional(),
  count: z.int().min(1).max(8),
  parentAssetId: z.string().max(60).optional(),
  maskKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
