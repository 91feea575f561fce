import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { findCampaign, moveCampaign } from './store';
import { campaignIdInput } from './verb-schemas';

/** Ends a campaign: nothing new runs in it; its pictures and records stay. */
export const closeCampaign = mutation({
  name: 'closeCampaign',
  permission: 'campaign:write',
  input: campaignIdInput,
  run: async ({ tx, ctx, input: { campaignId } }) => {
    if (!(await findCampaign(tx, ctx.brand.id, campaignId))) throw notFound('campaign');
    if (!(await moveCampaign(tx, ctx.brand.id, campaignId, ['draft', 'active'], { state: 'closed' })))
      throw conflict('This campaign is closed already, or a lockset of it waits for its sign-off.');
    return {
      result: { campaignId },
      events: [
        { type: 'campaign.closed', subject: { type: 'campaign', id: campaignId }, campaignId, payload: {} },
      ],
    };
  },
});
