import { findCampaign } from '@/lib/campaigns/store';
import { setBudgetInput } from '@/lib/campaigns/verb-schemas';
import { conflict, notFound, refused } from '@/lib/errors';
import { formatMicros } from '@/lib/money';
import { mutation } from '@/lib/mutation';
import { findBudget, upsertBudget } from './store';

/** Sets the money of a campaign. What is held or spent stays covered. */
export const setBudget = mutation({
  name: 'setBudget',
  permission: 'budget:set',
  input: setBudgetInput,
  run: async ({ tx, ctx, input, now }) => {
    const campaign = await findCampaign(tx, ctx.brand.id, input.campaignId);
    if (!campaign) throw notFound('campaign');
    if (campaign.state === 'closed') throw conflict('This campaign is closed, so its budget stays as it is.');
    const before = await findBudget(tx, campaign.id);
    if (!(await upsertBudget(tx, { ...input, setBy: ctx.actor.id, updatedAt: now }))) {
      // Read again: what was reserved in between is what stands against it.
      const held = await findBudget(tx, campaign.id);
      const currency = held?.currency ?? input.currency;
      const spent = formatMicros(held?.spentMicros ?? 0, currency);
      const reserved = formatMicros(held?.reservedMicros ?? 0, currency);
      throw refused(
        currency === input.currency
          ? `${spent} is spent and ${reserved} is reserved by running work; the limit cannot be lower. Nothing was changed.`
          : `${spent} is spent and ${reserved} is reserved in ${currency}, so the currency stays. Nothing was changed.`,
        [
          {
            code: currency === input.currency ? 'budget_too_low' : 'budget_currency',
            path: currency === input.currency ? 'limitMicros' : 'currency',
            message: currency === input.currency ? 'Lower than what is used.' : `Keep ${currency}.`,
          },
        ],
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
