import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { makeRendition } from '@/lib/media/make-rendition';
import { parseInput, requireCan, type Verb } from '@/lib/mutation';
import { getBlob } from '@/lib/storage/get-object';
import { storeImage } from '@/lib/uploads/store-image';
import { cutOut, makeMask } from './make-mask';
import { recordMask } from './record-mask';
import { setReferenceMaskInput } from './schemas';
import { findReference } from './store';

async function pictureOf(ctx: Ctx, referenceId: string): Promise<Buffer> {
  const reference = await findReference(db(), ctx.brand.id, referenceId);
  if (!reference) throw notFound('reference');
  return getBlob(reference.sha256);
}

const set = async (ctx: Ctx, input: unknown): Promise<{ id: string; maskSha256: string }> => {
  requireCan(ctx, 'reference:write');
  const { referenceId, shape } = parseInput(setReferenceMaskInput, input);
  const mask = await makeMask(await pictureOf(ctx, referenceId), shape);
  return recordMask(ctx, { referenceId, mask: await storeImage(mask) });
};

/** Says what of a picture is the product: the server makes the mask from an outline or from clicks on the background. */
export const setReferenceMask: Verb<Ctx, typeof setReferenceMaskInput, { id: string; maskSha256: string }> =
  Object.assign(set, {
    meta: {
      name: 'setReferenceMask',
      scope: 'brand' as const,
      kind: 'mutation' as const,
      permission: 'reference:write' as const,
      input: setReferenceMaskInput,
    },
  });

const PREVIEW_WIDTH = 640;

/** How the product would look cut out; stores nothing. WebP with transparency. */
export async function previewMask(ctx: Ctx, input: unknown): Promise<Buffer> {
  requireCan(ctx, 'reference:write');
  const { referenceId, shape } = parseInput(setReferenceMaskInput, input);
  const small = await makeRendition(await pictureOf(ctx, referenceId), PREVIEW_WIDTH);
  return cutOut(small, await makeMask(small, shape), PREVIEW_WIDTH);
}

/** The product cut out by its stored mask; null when there is none. */
export async function readCutOut(ctx: Ctx, referenceId: string): Promise<Buffer | null> {
  requireCan(ctx, 'reference:read');
  const reference = await findReference(db(), ctx.brand.id, referenceId);
  if (!reference) throw notFound('reference');
  if (!reference.maskSha256) return null;
  const [picture, mask] = await Promise.all([getBlob(reference.sha256), getBlob(reference.maskSha256)]);
  return cutOut(picture, mask, PREVIEW_WIDTH);
}
