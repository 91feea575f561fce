import { z } from 'zod';

const assetId = z.string().min(1).max(60);

export const assetInput = z.strictObject({ assetId });

export const labelAssetInput = z.strictObject({
  assetId,
  /** The revision that was read; 0 before the first label. */
  revision: z.int().min(0),
  name: z.string().trim().max(120, 'At most 120 characters.'),
  tags: z
    .array(z.string().trim().min(1).max(40, 'A tag has at most 40 characters.'))
    .max(20, 'At most 20 tags.')
    .transform((tags) => [...new Set(tags)]),
});

export const noteAssetInput = z.strictObject({
  assetId,
  text: z.string().trim().min(1, 'Write something first.').max(2000, 'At most 2000 characters.'),
});
