import { conflict, forbidden, notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { freezeLockset } from './lockset-store';
import { findLockset, lockCampaign, moveCampaign } from './store';
import { signOffLocksetInput } from './verb-schemas';

/** Freezes a proposed lockset and puts it in force. Bound to the hash that the signer read; not by who proposed it. */
export const signOffLockset = mutation({
  name: 'signOffLockset',
  permission: 'lockset:sign_off',
  input: signOffLocksetInput,
  run: async ({ tx, ctx, input, now }) => {
    const lockset = await findLockset(tx, ctx.brand.id, input.locksetId);
    if (!lockset) throw notFound('lockset');
    const { id, number, sha256, campaignId } = lockset;
    if (lockset.proposedBy === ctx.actor.id)
      throw forbidden('You proposed this lockset, so somebody else signs it off: four eyes.');
    if (sha256 !== input.sha256)
      throw refused('This is not the lockset that you read. Nothing was signed; reload and read it again.');
    // The campaign first, as everybody who moves both does, so that no two people wait for each other.
    const campaign = await lockCampaign(tx, ctx.brand.id, campaignId);
    if (!(await freezeLockset(tx, ctx.brand.id, id, { sha256: input.sha256, by: ctx.actor.id, at: now })))
      throw conflict('Somebody else decided about this lockset meanwhile. Reload to see what they said.');
    const moved = await moveCampaign(tx, ctx.brand.id, campaignId, ['proposed', 'active'], {
      state: 'active',
      locksetId: id,
    });
    if (!moved) throw conflict('This campaign is closed. Nothing was signed.');
    await insertNotice(
      tx,
      {
        brandId: ctx.brand.id,
        to: { personId: lockset.proposedBy },
        text: `${ctx.actor.name} signed lockset ${number} of ${campaign?.name ?? 'a campaign'} off. It is in force.`,
        href: `/b/${ctx.brand.slug}/campaigns/${campaignId}/lockset`,
        dedupeKey: `lockset.signed:${id}`,
      },
      now,
    );
    return {
      result: { locksetId: id, campaignId, number, sha256 },
      events: [
        { type: 'lockset.frozen', subject: { type: 'lockset', id }, campaignId, payload: { number, sha256 } },
      ],
    };
  },
});
