import { z } from 'zod';
import { tierSchema } from '@/lib/models/schemas';

export const trialStates = ['queued', 'running', 'succeeded', 'failed', 'unknown'] as const;
export type TrialState = (typeof trialStates)[number];

/** How many of a campaign's recent pictures are made again. */
export const trialCounts = [3, 6, 12] as const;
export const defaultTrialCount = 6;

const question = {
  campaignId: z.string().max(60),
  tier: tierSchema,
  fromRouteId: z.string().max(200),
  count: z.int().min(1, 'At least one picture.').max(12, 'At most 12 pictures.').default(defaultTrialCount),
};

export const previewTrialInput = z.strictObject(question);

export const startTrialInput = z.strictObject({
  ...question,
  toRouteId: z.string().max(200),
  idempotencyKey: z.string().min(8).max(100),
});

export const settleTrialPictureInput = z.strictObject({
  pictureId: z.string().max(60),
  /** What the provider's bill says: the list price, or nothing. */
  billed: z.enum(['list_price', 'nothing']),
  reason: z.string().trim().min(3, 'Say how you found out.').max(500),
});

export const trialIdInput = z.strictObject({ trialId: z.string().max(60) });
