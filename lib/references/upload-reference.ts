import type { Ctx } from '@/lib/ctx';
import { invalid } from '@/lib/errors';
import { parseInput, requireCan } from '@/lib/mutation';
import { storeImage } from '@/lib/uploads/store-image';
import { recordReference } from './record-reference';
import { maxUploadBytes, uploadReferenceInput } from './schemas';

export type UploadedReference = { id: string; sha256: string; width: number; height: number };

/** Adds a picture to the library with its rights. Permission and fields are checked before any byte is stored. */
export async function uploadReference(
  ctx: Ctx,
  bytes: Uint8Array,
  about: unknown,
): Promise<UploadedReference> {
  requireCan(ctx, 'reference:write');
  const fields = parseInput(uploadReferenceInput, about);
  if (bytes.byteLength > maxUploadBytes)
    throw invalid('This file is larger than 25 MB. Nothing was stored. Save it smaller and try again.');
  return recordReference(ctx, { about: fields, image: await storeImage(bytes) });
}
