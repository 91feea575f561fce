import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { labelAssetInput } from './schemas';
import { holdAsset, saveLabel } from './write-store';

/** Names and tags an asset: said about it, never in it, so an approved one can be labelled, too. */
export const labelAsset = mutation({
  name: 'labelAsset',
  permission: 'asset:annotate',
  input: labelAssetInput,
  run: async ({ tx, ctx, input }) => {
    const asset = await holdAsset(tx, ctx.brand.id, input.assetId);
    if (!asset) throw notFound('asset');
    const revision = await saveLabel(tx, input);
    if (revision === null)
      throw conflict('Somebody else changed the name or the tags meanwhile. Reload to see them.');
    const { name, tags } = input;
    return {
      result: { assetId: asset.id, revision },
      events: [
        {
          type: 'asset.labelled',
          subject: { type: 'asset', id: asset.id },
          campaignId: asset.campaignId,
          payload: { revision, name, tags },
        },
      ],
    };
  },
});
