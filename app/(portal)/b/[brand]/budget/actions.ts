'use server';

import { verbAction } from '@/lib/action';
import { removeMonthlyBudget } from '@/lib/budgets/remove-monthly-budget';
import { setMonthlyBudget } from '@/lib/budgets/set-monthly-budget';

export const setMonthlyBudgetAction = verbAction(setMonthlyBudget);
export const removeMonthlyBudgetAction = verbAction(removeMonthlyBudget);
