import { findCampaign, upsertBudget } from '@/lib/campaigns/store';
import { setBudgetInput } from '@/lib/campaigns/verb-schemas';
import { notFound, refused } from '@/lib/errors';
import { formatMicros } from '@/lib/money';
import { mutation } from '@/lib/mutation';
import { findBudget } from './store';

/** Sets the money of a campaign. What is held or spent stays covered. */
export const setBudget = mutation({
  name: 'setBudget',
  permission: 'budget:set',
  input: setBudgetInput,
  run: async ({ tx, ctx, input, now }) => {
    const campaign = await findCampaign(tx, ctx.brand.id, input.campaignId);
    if (!campaign) throw notFound('campaign');
    const before = await findBudget(tx, campaign.id);
    if (!(await upsertBudget(tx, { ...input, setBy: ctx.actor.id, updatedAt: now }))) {
      const used = before ? before.reservedMicros + before.spentMicros : 0;
      throw refused(
        before && before.currency !== input.currency
          ? `Money in ${before.currency} is already spent or held, so the currency stays.`
          : `${formatMicros(used, before?.currency ?? input.currency)} is already spent or held; the budget cannot be lower.`,
      );
    }
    const { currency, limitMicros, handOffMicros } = input;
    return {
      result: { campaignId: campaign.id },
      events: [
        {
          type: 'budget.set',
          subject: { type: 'campaign', id: campaign.id },
          campaignId: campaign.id,
          payload: { currency, limitMicros, previousLimitMicros: before?.limitMicros ?? null, handOffMicros },
        },
      ],
    };
  },
});
