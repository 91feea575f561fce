import { conflict, notFound, type Reason, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { assetInput } from './schemas';
import { deleteAsset, lockAsset, tiesOf } from './write-store';

/** Deletes an asset that nothing depends on. What it was stays in the record. */
export const discardAsset = mutation({
  name: 'discardAsset',
  permission: 'asset:discard',
  input: assetInput,
  run: async ({ tx, ctx, input }) => {
    const asset = await lockAsset(tx, ctx.brand.id, input.assetId);
    if (!asset) throw notFound('asset');
    const ties = await tiesOf(tx, asset.id);
    const reasons: Reason[] = [];
    if (ties.submitted)
      reasons.push({
        code: 'submitted',
        message: 'It was submitted, and what was submitted is kept for ever.',
      });
    if (ties.picked)
      reasons.push({ code: 'picked', message: 'It is picked.', cure: 'Take the pick back first.' });
    if (ties.children) reasons.push({ code: 'has_children', message: 'Other pictures were made from it.' });
    else if (ties.used) reasons.push({ code: 'used', message: 'A run was started from it.' });
    if (reasons.length > 0) throw refused('This asset cannot be discarded. Nothing was changed.', reasons);
    if (!(await deleteAsset(tx, ctx.brand.id, asset.id))) throw conflict('It was discarded already.');
    const { id, sha256, pixelDigest, conceptId, outputId, campaignId } = asset;
    return {
      result: { assetId: id, conceptId, campaignId },
      events: [
        {
          type: 'asset.discarded',
          subject: { type: 'asset', id },
          campaignId,
          payload: { sha256, pixelDigest, conceptId, outputId },
        },
      ],
    };
  },
});
