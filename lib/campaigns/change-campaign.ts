import { canonicalHash } from '@/lib/canonical';
import { conflict, notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { findCampaign, findProposal, updateCampaign } from './store';
import { changeCampaignInput } from './verb-schemas';

/** Changes the plan of the next lockset. Nothing that is in force changes by it. */
export const changeCampaign = mutation({
  name: 'changeCampaign',
  permission: 'campaign:write',
  input: changeCampaignInput,
  run: async ({ tx, ctx, input, now: _now }) => {
    const { campaignId, revision, ...change } = input;
    const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
    if (!campaign) throw notFound('campaign');
    if (await findProposal(tx, ctx.brand.id, campaignId))
      throw refused(
        'A lockset of this campaign waits for its sign-off, so the plan cannot change now. What you typed is kept.',
      );
    if (!(await updateCampaign(tx, ctx.brand.id, campaignId, revision, change)))
      throw conflict(
        'Somebody else changed this campaign meanwhile. Nothing was saved and what you typed is kept; open it in a second window and compare.',
      );
    return {
      result: { revision: revision + 1 },
      events: [
        {
          type: 'campaign.changed',
          subject: { type: 'campaign', id: campaignId },
          campaignId,
          payload: { revision: revision + 1, planHash: canonicalHash(change) },
        },
      ],
    };
  },
});
