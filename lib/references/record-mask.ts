import { z } from 'zod';
import { notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { storedImageSchema } from './schemas';
import { findReference, updateMask } from './store';

/** Writes down a mask that the server has made. People come through setReferenceMask. */
export const recordMask = mutation({
  name: 'recordMask',
  permission: 'reference:write',
  input: z.strictObject({ referenceId: z.string().max(60), mask: storedImageSchema }),
  run: async ({ tx, ctx, input: { referenceId, mask } }) => {
    await insertBlob(tx, mask);
    const row = await updateMask(tx, ctx.brand.id, referenceId, mask.sha256);
    if (!row) {
      const found = await findReference(tx, ctx.brand.id, referenceId);
      if (!found) throw notFound('reference');
      if (found.withdrawnAt)
        throw refused('The rights of this reference were withdrawn, so it is not changed any more.');
      throw refused(
        'A campaign has locked this reference, so its cut-out stays as it is. Upload the picture again to cut it out differently.',
      );
    }
    return {
      result: { id: row.id, maskSha256: mask.sha256 },
      events: [
        {
          type: 'reference.mask_set',
          subject: { type: 'reference', id: row.id },
          payload: { maskSha256: mask.sha256 },
        },
      ],
    };
  },
});
