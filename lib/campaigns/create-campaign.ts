import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { emptyPlan } from './schemas';
import { insertCampaign } from './store';
import { createCampaignInput } from './verb-schemas';

/** Begins a campaign with an empty plan. */
export const createCampaign = mutation({
  name: 'createCampaign',
  permission: 'campaign:write',
  input: createCampaignInput,
  run: async ({ tx, ctx, input, now }) => {
    const id = newId('campaign', now);
    await insertCampaign(tx, {
      id,
      brandId: ctx.brand.id,
      ...input,
      plan: emptyPlan,
      createdBy: ctx.actor.id,
      createdAt: now,
    });
    return {
      result: { id, revision: 1 },
      events: [{ type: 'campaign.created', subject: { type: 'campaign', id }, campaignId: id, payload: {} }],
    };
  },
});
