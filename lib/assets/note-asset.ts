import { sha256Hex } from '@/lib/canonical';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { noteAssetInput } from './schemas';
import { holdAsset, insertNote } from './write-store';

/** Writes a note about an asset. The record keeps the text's hash, so that the text itself can be erased. */
export const noteAsset = mutation({
  name: 'noteAsset',
  permission: 'asset:annotate',
  input: noteAssetInput,
  run: async ({ tx, ctx, input, now }) => {
    const asset = await holdAsset(tx, ctx.brand.id, input.assetId);
    if (!asset) throw notFound('asset');
    const noteId = newId('note', now);
    const { text } = input;
    await insertNote(tx, { id: noteId, assetId: asset.id, text, writtenBy: ctx.actor.id, writtenAt: now });
    return {
      result: { noteId },
      events: [
        {
          type: 'asset.noted',
          subject: { type: 'asset', id: asset.id },
          campaignId: asset.campaignId,
          payload: { noteId, textHash: sha256Hex(text) },
        },
      ],
    };
  },
});
