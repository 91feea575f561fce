import { findCampaign } from '@/lib/campaigns/store';
import { setBudgetInput } from '@/lib/campaigns/verb-schemas';
import { conflict, notFound, refused } from '@/lib/errors';
import { formatMicros } from '@/lib/money';
import { mutation } from '@/lib/mutation';
import { setCampaignBudget } from './campaign-store';

/** Sets the money of a campaign. What is held or spent stays covered. */
export const setBudget = mutation({
  name: 'setBudget',
  permission: 'budget:set',
  input: setBudgetInput,
  run: async ({ tx, ctx, input, now }) => {
    const campaign = await findCampaign(tx, ctx.brand.id, input.campaignId);
    if (!campaign) throw notFound('campaign');
    if (campaign.state === 'closed') throw conflict('This campaign is closed, so its budget stays as it is.');
    const { currency, limitMicros, enforcement, handOffMicros } = input;
    const set = await setCampaignBudget(tx, {
      ...input,
      brandId: ctx.brand.id,
      setBy: ctx.actor.id,
      updatedAt: now,
    });
    if (!set.done) {
      const held = set.before;
      const same = held.currency === currency;
      const spent = formatMicros(held.spentMicros, held.currency);
      const reserved = formatMicros(held.reservedMicros, held.currency);
      throw refused(
        same
          ? `${spent} is spent and ${reserved} is reserved by running work; the limit cannot be lower. Nothing was changed.`
          : `${spent} is spent and ${reserved} is reserved in ${held.currency}, so the currency stays. Nothing was changed.`,
        [
          {
            code: same ? 'budget_too_low' : 'budget_currency',
            path: same ? 'limitMicros' : 'currency',
            message: same ? 'Lower than what is used.' : `Keep ${held.currency}.`,
          },
        ],
      );
    }
    return {
      result: { campaignId: campaign.id },
      events: [
        {
          type: 'budget.set',
          subject: { type: 'campaign', id: campaign.id },
          campaignId: campaign.id,
          payload: {
            currency,
            limitMicros,
            previousLimitMicros: set.before?.limitMicros ?? null,
            handOffMicros,
            enforcement,
          },
        },
      ],
    };
  },
});
