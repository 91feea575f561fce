import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { findLockset, lockCampaign, moveCampaign, moveLockset } from './store';
import { refuseLocksetInput } from './verb-schemas';

/** Sends a proposed lockset back with the reason; a first one puts its campaign back to draft. */
export const refuseLockset = mutation({
  name: 'refuseLockset',
  permission: 'lockset:sign_off',
  input: refuseLocksetInput,
  run: async ({ tx, ctx, input }) => {
    const lockset = await findLockset(tx, ctx.brand.id, input.locksetId);
    if (!lockset) throw notFound('lockset');
    await lockCampaign(tx, ctx.brand.id, lockset.campaignId);
    if (!(await moveLockset(tx, ctx.brand.id, lockset.id, { state: 'refused', refusedReason: input.reason })))
      throw conflict('This lockset was decided already.');
    await moveCampaign(tx, ctx.brand.id, lockset.campaignId, ['proposed'], { state: 'draft' });
    const { id, number, sha256, campaignId } = lockset;
    return {
      result: { locksetId: id },
      events: [
        {
          type: 'lockset.refused',
          subject: { type: 'lockset', id },
          campaignId,
          payload: { number, sha256, reason: input.reason },
        },
      ],
    };
  },
});
