import { conflict, notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { liveSubmission } from '@/lib/reviews/store';
import { assetInput } from './schemas';
import { holdAsset, lockPick, withdrawPick } from './write-store';

/** Takes a pick back, as long as the picture is not in review or approved. */
export const unpickAsset = mutation({
  name: 'unpickAsset',
  permission: 'asset:pick',
  input: assetInput,
  run: async ({ tx, ctx, input, now }) => {
    const asset = await holdAsset(tx, ctx.brand.id, input.assetId);
    if (!asset) throw notFound('picture');
    const { id, conceptId, campaignId } = asset;
    if (!(await lockPick(tx, ctx.brand.id, id))) throw conflict('This picture is not picked.');
    if (await liveSubmission(tx, ctx.brand.id, id))
      throw refused('This picture was submitted, so its pick stays.', [
        {
          code: 'submitted',
          message: 'It is in review or approved.',
          cure: 'Withdraw the submission first.',
          href: `/b/${ctx.brand.slug}/assets/${id}`,
        },
      ]);
    if (!(await withdrawPick(tx, ctx.brand.id, id, now))) throw conflict('This picture is not picked.');
    return {
      result: { assetId: id, conceptId },
      events: [
        { type: 'asset.unpicked', subject: { type: 'asset', id }, campaignId, payload: { conceptId } },
      ],
    };
  },
});
