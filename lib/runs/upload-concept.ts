import type { Ctx } from '@/lib/ctx';
import { parseInput, requireCan } from '@/lib/mutation';
import { storeImage } from '@/lib/uploads/store-image';
import { startConceptFromUpload, startConceptFromUploadInput } from './start-concept-from-upload';

/** Checks who and what before the picture is decoded and stored, then starts the concept. */
export async function uploadConcept(ctx: Ctx, bytes: Uint8Array, about: unknown) {
  requireCan(ctx, 'asset:upload');
  const parsed = parseInput(startConceptFromUploadInput, about);
  return startConceptFromUpload(ctx, { about: parsed, image: await storeImage(bytes) });
}
