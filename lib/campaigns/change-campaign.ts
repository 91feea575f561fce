import { canonicalHash } from '@/lib/canonical';
import { conflict, notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { findCampaign, findProposal, updateCampaign } from './store';
import { changeCampaignInput } from './verb-schemas';

/** Changes the plan of the next lockset. Nothing that is in force changes by it. */
export const changeCampaign = mutation({
  name: 'changeCampaign',
  permission: 'campaign:write',
  input: changeCampaignInput,
  run: async ({ tx, ctx, input }) => {
    const { campaignId, revision, ...change } = input;
    const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
    if (!campaign) throw notFound('campaign');
    const { name, brief, startsOn, endsOn, plan } = campaign;
    const planHash = canonicalHash(change.plan);
    const same = canonicalHash({ name, brief, startsOn, endsOn, plan }) === canonicalHash(change);
    if (same && campaign.revision === revision) return unchanged({ revision });
    if (!(await updateCampaign(tx, ctx.brand.id, campaignId, revision, change))) {
      if (campaign.state === 'closed') throw conflict('This campaign is closed, so nothing was saved.');
      if (campaign.state === 'proposed' || (await findProposal(tx, ctx.brand.id, campaignId)))
        throw conflict(
          'The lockset waits for its sign-off, so the plan cannot change now. Ask the brand owner to send it back; what you typed is still here.',
        );
      throw conflict(
        'Somebody else changed this campaign meanwhile. Nothing was saved; what you typed is still here. Open it in a second window and compare.',
      );
    }
    return {
      result: { revision: revision + 1 },
      events: [
        {
          type: 'campaign.changed',
          subject: { type: 'campaign', id: campaignId },
          campaignId,
          payload: { revision: revision + 1, planHash },
        },
      ],
    };
  },
});
