import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { assetInput } from './schemas';
import { holdAsset, insertPick } from './write-store';

/** Picks a picture of its concept. A pick that was taken back may come back. */
export const pickAsset = mutation({
  name: 'pickAsset',
  permission: 'asset:pick',
  input: assetInput,
  run: async ({ tx, ctx, input, now }) => {
    const asset = await holdAsset(tx, ctx.brand.id, input.assetId);
    if (!asset) throw notFound('picture');
    const { id, conceptId, campaignId, brandId } = asset;
    const pick = { assetId: id, conceptId, campaignId, brandId, pickedBy: ctx.actor.id, pickedAt: now };
    if (!(await insertPick(tx, pick))) throw conflict('This picture is picked already.');
    return {
      result: { assetId: id, conceptId },
      events: [{ type: 'asset.picked', subject: { type: 'asset', id }, campaignId, payload: { conceptId } }],
    };
  },
});
