import { canonicalJson, sha256Hex } from '@/lib/canonical';
import { conflict, notFound, refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { locksetDocument, planReasons } from './rules';
import {
  findProposal,
  insertLockset,
  lockCampaign,
  moveCampaign,
  nextLocksetNumber,
  planWorld,
} from './store';
import { campaignIdInput } from './verb-schemas';

/** Puts the plan, as a lockset with all its rows, before a brand owner. The one in force stays until that is signed. */
export const proposeLockset = mutation({
  name: 'proposeLockset',
  permission: 'campaign:propose',
  input: campaignIdInput,
  run: async ({ tx, ctx, input, now }) => {
    const campaign = await lockCampaign(tx, ctx.brand.id, input.campaignId);
    if (!campaign) throw notFound('campaign');
    if (campaign.state === 'closed') throw refused('This campaign is closed.');
    if (await findProposal(tx, ctx.brand.id, campaign.id))
      throw conflict('A lockset of this campaign already waits for its sign-off.');
    const world = await planWorld(tx, ctx.brand.id, campaign.plan);
    const reasons = planReasons(campaign.plan, world);
    if (reasons.length > 0) throw refused('The plan is not complete yet. Nothing was proposed.', reasons);
    const number = await nextLocksetNumber(tx, campaign.id);
    const document = locksetDocument(campaign.id, number, campaign.plan, world);
    const json = canonicalJson(document);
    const sha256 = sha256Hex(json);
    const id = newId('lockset', now);
    const { brandId } = campaign;
    await insertLockset(
      tx,
      {
        id,
        campaignId: campaign.id,
        brandId,
        number,
        json,
        sha256,
        proposedBy: ctx.actor.id,
        proposedAt: now,
      },
      document,
    );
    if (campaign.state === 'draft')
      await moveCampaign(tx, brandId, campaign.id, ['draft'], { state: 'proposed' });
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
