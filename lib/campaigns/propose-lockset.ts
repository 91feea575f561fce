import { conflict, notFound, refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { sealDocument } from './lockset-hash';
import { insertLockset, nextLocksetNumber } from './lockset-store';
import { planReasons } from './plan-rules';
import { planWorld } from './plan-world';
import { documentFromRows, rowsFromPlan } from './rules';
import { findProposal, lockCampaign, locksetInForce, moveCampaign } from './store';
import { proposeLocksetInput } from './verb-schemas';

/** Puts the plan, as a lockset with all its rows, before a brand owner. The one in force stays until that is signed. */
export const proposeLockset = mutation({
  name: 'proposeLockset',
  permission: 'campaign:propose',
  input: proposeLocksetInput,
  run: async ({ tx, ctx, input, now }) => {
    const campaign = await lockCampaign(tx, ctx.brand.id, input.campaignId);
    if (!campaign) throw notFound('campaign');
    if (campaign.state === 'closed') throw conflict('This campaign is closed, so nothing was proposed.');
    if (campaign.state === 'proposed' || (await findProposal(tx, ctx.brand.id, campaign.id)))
      throw conflict('A lockset of this campaign already waits for its sign-off. Nothing was proposed.');
    if (input.revision !== undefined && input.revision !== campaign.revision)
      throw conflict('The plan changed since you opened it. Nothing was proposed; reload and look again.');
    const { plan } = campaign;
    const world = await planWorld(tx, ctx.brand.id, plan, now.toISOString().slice(0, 10));
    const reasons = planReasons(plan, world);
    if (reasons.length > 0)
      throw refused('The plan is not complete yet. Nothing was proposed; the plan is kept.', reasons);

    const number = await nextLocksetNumber(tx, campaign.id);
    const rows = rowsFromPlan(plan, world, { campaignId: campaign.id, number });
    const { json, sha256 } = sealDocument(documentFromRows(rows, plan));
    const current = await locksetInForce(tx, ctx.brand.id, campaign.id);
    if (current) {
      const again = rowsFromPlan(plan, world, { campaignId: campaign.id, number: current.number });
      if (sealDocument(documentFromRows(again, plan)).sha256 === current.sha256)
        throw conflict('The plan says the same as the lockset in force, so there is nothing to propose.');
    }
    const id = newId('lockset', now);
    await insertLockset(
      tx,
      {
        id,
        campaignId: campaign.id,
        brandId: ctx.brand.id,
        number,
        json,
        sha256,
        proposedBy: ctx.actor.id,
        proposedAt: now,
      },
      rows,
    );
    // An amendment leaves the campaign active; its revision still moves, so that nobody changes the plan meanwhile.
    await moveCampaign(tx, ctx.brand.id, campaign.id, [campaign.state], {
      state: campaign.state === 'draft' ? 'proposed' : campaign.state,
    });
    await insertNotice(
      tx,
      {
        brandId: ctx.brand.id,
        to: { role: 'brand_owner' },
        text: `${ctx.actor.name} proposed lockset ${number} of ${campaign.name}. It waits for a sign-off.`,
        href: `/b/${ctx.brand.slug}/campaigns/${campaign.id}/lockset`,
        dedupeKey: `lockset.proposed:${id}`,
      },
      now,
    );
    return {
      result: { locksetId: id, number, sha256 },
      events: [
        {
          type: 'lockset.proposed',
          subject: { type: 'lockset', id },
          campaignId: campaign.id,
          payload: { number, sha256 },
        },
      ],
    };
  },
});
