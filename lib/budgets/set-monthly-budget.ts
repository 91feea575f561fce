import { notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { holdMonthlyLimits } from './book-store';
import { applyMonthlyBudgets, isMember, listMonthlyBudgets, upsertMonthlyBudget } from './monthly-store';
import { setMonthlyBudgetInput, whoseKey } from './schemas';

/**
 * Sets what the brand, each of its people, or one person may spend in a calendar month (UTC). It holds for the month
 * that runs, with what is used of it already, and for those to come. A limit below what is used stops what comes next.
 */
export const setMonthlyBudget = mutation({
  name: 'setMonthlyBudget',
  permission: 'budget:set',
  input: setMonthlyBudgetInput,
  run: async ({ tx, ctx, input, now }) => {
    const brandId = ctx.brand.id;
    const { whose, personId, currency, limitMicros, enforcement } = input;
    if (personId && !(await isMember(tx, brandId, personId))) throw notFound('person');
    await holdMonthlyLimits(tx, brandId);
    const key = whoseKey(input);
    const [before] = await listMonthlyBudgets(tx, brandId, [key]);
    await upsertMonthlyBudget(tx, {
      brandId,
      whose: key,
      currency,
      limitMicros,
      enforcement,
      setBy: ctx.actor.id,
      updatedAt: now,
    });
    await applyMonthlyBudgets(tx, { brandId, event: 'monthly_budget.set', now });
    const previousLimitMicros = before?.currency === currency ? before.limitMicros : null;
    return {
      result: { whose: key },
      events: [
        {
          type: 'monthly_budget.set',
          subject: personId ? { type: 'person', id: personId } : { type: 'brand', id: brandId },
          payload: { whose, personId, currency, limitMicros, previousLimitMicros, enforcement },
        },
      ],
    };
  },
});
