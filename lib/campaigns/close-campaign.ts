import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { findProposal, lockCampaign, moveCampaign } from './store';
import { campaignIdInput } from './verb-schemas';

/** Ends a campaign: nothing new runs in it; its pictures and records stay. */
export const closeCampaign = mutation({
  name: 'closeCampaign',
  permission: 'campaign:write',
  input: campaignIdInput,
  run: async ({ tx, ctx, input: { campaignId } }) => {
    if (!(await lockCampaign(tx, ctx.brand.id, campaignId))) throw notFound('campaign');
    if (await findProposal(tx, ctx.brand.id, campaignId))
      throw conflict('A lockset of this campaign waits for its sign-off. Have it decided, then close it.');
    if (!(await moveCampaign(tx, ctx.brand.id, campaignId, ['draft', 'active'], { state: 'closed' })))
      throw conflict('This campaign is closed already.');
    return {
      result: { campaignId },
      events: [
        { type: 'campaign.closed', subject: { type: 'campaign', id: campaignId }, campaignId, payload: {} },
      ],
    };
  },
});
