import { conflict, forbidden, notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { findLockset, lockCampaign, moveCampaign, moveLockset } from './store';
import { signOffLocksetInput } from './verb-schemas';

/** Freezes a proposed lockset and puts it in force. Bound to the hash that the signer read; not by who proposed it. */
export const signOffLockset = mutation({
  name: 'signOffLockset',
  permission: 'lockset:sign_off',
  input: signOffLocksetInput,
  run: async ({ tx, ctx, input, now }) => {
    const lockset = await findLockset(tx, ctx.brand.id, input.locksetId);
    if (!lockset) throw notFound('lockset');
    if (lockset.proposedBy === ctx.actor.id)
      throw forbidden('You proposed this lockset, so somebody else signs it off: four eyes.');
    if (lockset.sha256 !== input.sha256)
      throw refused('This is not the lockset that you read. Nothing was signed; reload and read it again.');
    await lockCampaign(tx, ctx.brand.id, lockset.campaignId);
    const moved = await moveLockset(tx, ctx.brand.id, lockset.id, {
      state: 'frozen',
      signedBy: ctx.actor.id,
      frozenAt: now,
    });
    if (!moved) throw conflict('This lockset was decided already.');
    if (
      !(await moveCampaign(tx, ctx.brand.id, lockset.campaignId, ['proposed', 'active'], {
        state: 'active',
        locksetId: lockset.id,
      }))
    )
      throw conflict('This campaign is closed.');
    const { id, number, sha256, campaignId } = lockset;
    return {
      result: { locksetId: id, number, sha256 },
      events: [
        { type: 'lockset.frozen', subject: { type: 'lockset', id }, campaignId, payload: { number, sha256 } },
      ],
    };
  },
});
