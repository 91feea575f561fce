import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { sendBackLockset } from './lockset-store';
import { findLockset, lockCampaign, moveCampaign } from './store';
import { refuseLocksetInput } from './verb-schemas';

/** Sends a proposed lockset back with the reason; a first one puts its campaign back to draft. */
export const refuseLockset = mutation({
  name: 'refuseLockset',
  permission: 'lockset:sign_off',
  input: refuseLocksetInput,
  run: async ({ tx, ctx, input, now }) => {
    const lockset = await findLockset(tx, ctx.brand.id, input.locksetId);
    if (!lockset) throw notFound('lockset');
    const { id, number, sha256, campaignId } = lockset;
    const campaign = await lockCampaign(tx, ctx.brand.id, campaignId);
    if (!(await sendBackLockset(tx, ctx.brand.id, id, input.reason)))
      throw conflict('Somebody else decided about this lockset meanwhile. Reload to see what they said.');
    await moveCampaign(tx, ctx.brand.id, campaignId, ['proposed'], { state: 'draft' });
    await insertNotice(
      tx,
      {
        brandId: ctx.brand.id,
        to: { personId: lockset.proposedBy },
        text: `${ctx.actor.name} sent lockset ${number} of ${campaign?.name ?? 'a campaign'} back: ${input.reason}`,
        href: `/b/${ctx.brand.slug}/campaigns/${campaignId}/lockset`,
        dedupeKey: `lockset.refused:${id}`,
      },
      now,
    );
    return {
      result: { locksetId: id, campaignId },
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
