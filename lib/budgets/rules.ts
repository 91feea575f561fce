import type { Reason } from '@/lib/errors';
import { formatMicros } from '@/lib/money';

export type BudgetKind = 'campaign' | 'person_month' | 'brand_month';

/** A budget as it applies to a run. Hard: a run that would pass it is refused. Soft: it goes through and warns. */
export type ApplicableBudget = {
  kind: BudgetKind;
  currency: string;
  limitMicros: number;
  reservedMicros: number;
  spentMicros: number;
  hard: boolean;
};

export const leftOf = (
  budget: Pick<ApplicableBudget, 'limitMicros' | 'reservedMicros' | 'spentMicros'>,
): number => budget.limitMicros - budget.reservedMicros - budget.spentMicros;

export const budgetNames: Record<BudgetKind, string> = {
  campaign: "the campaign's budget",
  person_month: 'your budget for this month',
  brand_month: "the brand's budget for this month",
};

/** The rule that has to be lifted to pass a budget; nobody lifts the brand's own. */
export const stopOf: Record<BudgetKind, 'hard_stop' | 'quota' | null> = {
  campaign: 'hard_stop',
  person_month: 'quota',
  brand_month: null,
};

/** The same budgets where a lifted rule makes a hard one soft. */
export const liftedBudgets = (
  budgets: readonly ApplicableBudget[],
  isLifted: (rule: 'hard_stop' | 'quota') => boolean,
): ApplicableBudget[] =>
  budgets.map((budget) => {
    const rule = stopOf[budget.kind];
    return rule && budget.hard && isLifted(rule) ? { ...budget, hard: false } : budget;
  });

/** The smallest that is left of the hard ones; null when nothing limits. */
export function smallestHardLeft(budgets: readonly ApplicableBudget[]): number | null {
  const left = budgets.filter((budget) => budget.hard).map(leftOf);
  return left.length > 0 ? Math.min(...left) : null;
}

/** What to know before spending: each soft budget that this run would pass, or that is passed already. */
export function softWarnings(budgets: readonly ApplicableBudget[], micros: number): Reason[] {
  return budgets
    .filter((budget) => !budget.hard && leftOf(budget) < micros)
    .map((budget) => {
      const over = formatMicros(micros - leftOf(budget), budget.currency);
      return {
        code: 'budget_soft',
        message: `This takes ${budgetNames[budget.kind]} ${over} past its limit of ${formatMicros(budget.limitMicros, budget.currency)}.`,
        cure: 'The limit is a soft one: it runs, and the lead is told.',
      };
    });
}
