import { z } from 'zod';
import { stageSchema } from '@/lib/campaigns/schemas';

const id = z.string().min(1).max(60);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256.');
const reason = z
  .string()
  .trim()
  .min(3, 'Give a reason of a few words; it goes into the record.')
  .max(1000, 'At most 1000 characters.');

export const submitAssetInput = z.strictObject({
  assetId: id,
  note: z.string().trim().max(1000, 'At most 1000 characters.').default(''),
});

/** What the reviewer saw comes back with the signature; the server compares it with what is stored. */
export const signOffInput = z.strictObject({
  submissionId: id,
  sha256: hash,
  pixelDigest: hash,
  statement: z.string().min(1).max(1000),
});

/** A decision against an asset, at the stage that the reviewer saw. */
export const turnDownInput = z.strictObject({ submissionId: id, stage: stageSchema, reason });
export const withdrawSubmissionInput = z.strictObject({ submissionId: id });

export const recallSubmissionInput = z.strictObject({
  submissionId: id,
  reason,
  /** What the person was told: whether the file is out already. Recalling something else than that is refused. */
  delivered: z.boolean(),
});
