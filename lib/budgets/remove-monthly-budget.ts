import { conflict } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { holdMonthlyLimits } from './book-store';
import { applyMonthlyBudgets, deleteMonthlyBudget } from './monthly-store';
import { removeMonthlyBudgetInput, whoseKey } from './schemas';

/** Takes a monthly limit away: a person's own gives way to everybody's; without any, a month is only counted. */
export const removeMonthlyBudget = mutation({
  name: 'removeMonthlyBudget',
  permission: 'budget:set',
  input: removeMonthlyBudgetInput,
  run: async ({ tx, ctx, input, now }) => {
    const brandId = ctx.brand.id;
    const { whose, personId } = input;
    await holdMonthlyLimits(tx, brandId);
    if (!(await deleteMonthlyBudget(tx, brandId, whoseKey(input))))
      throw conflict('There is no such limit any more.');
    await applyMonthlyBudgets(tx, { brandId, event: 'monthly_budget.removed', now });
    return {
      result: { whose: whoseKey(input) },
      events: [
        {
          type: 'monthly_budget.removed',
          subject: personId ? { type: 'person', id: personId } : { type: 'brand', id: brandId },
          payload: { whose, personId },
        },
      ],
    };
  },
});
