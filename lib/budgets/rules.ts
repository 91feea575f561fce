import type { Reason } from '@/lib/errors';
import { formatMicros } from '@/lib/money';

export type BudgetKind = 'campaign' | 'person_month' | 'brand_month';
export const enforcements = ['hard', 'soft', 'none'] as const;
export type Enforcement = (typeof enforcements)[number];

/** A budget as it applies to a run. Hard: a run that would pass it is refused. Soft: it goes through and warns. */
export type ApplicableBudget = {
  kind: BudgetKind;
  currency: string;
  limitMicros: number;
  reservedMicros: number;
  spentMicros: number;
  hard: boolean;
  /** A limit that is set in another currency: nothing may be spent in this one. */
  setIn?: string | undefined;
};

/** The calendar month in UTC, `2026-11`. The month of the request pays, also for what settles in a later one. */
export const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

type Month = { brandId: string; month: string; currency: string };
export const brandBudgetId = ({ brandId, month, currency }: Month): string =>
  `${brandId}/${month}/${currency}`;
export const personBudgetId = ({ brandId, personId, month, currency }: Month & { personId: string }) =>
  `${brandId}/${personId}/${month}/${currency}`;

type Running = Pick<ApplicableBudget, 'limitMicros' | 'reservedMicros' | 'spentMicros'>;
export const usedOf = (budget: Pick<Running, 'reservedMicros' | 'spentMicros'>): number =>
  budget.reservedMicros + budget.spentMicros;
export const leftOf = (budget: Running): number => budget.limitMicros - usedOf(budget);

export const budgetNames: Record<BudgetKind, string> = {
  campaign: "the campaign's budget",
  person_month: 'your budget for this month (UTC)',
  brand_month: "the brand's budget for this month (UTC)",
};
const codes: Record<BudgetKind, string> = {
  campaign: 'budget',
  person_month: 'budget_person',
  brand_month: 'budget_brand',
};

/** Rules that two people can lift for a while (break-glass). */
export type Stop = 'hard_stop' | 'quota';

/** The rule that has to be lifted to pass a budget; nobody lifts the brand's own. */
export const stopOf: Record<BudgetKind, Stop | null> = {
  campaign: 'hard_stop',
  person_month: 'quota',
  brand_month: null,
};

/** The same budgets where a lifted rule makes a hard one soft. */
export const liftedBudgets = (
  budgets: readonly ApplicableBudget[],
  isLifted: (rule: Stop) => boolean,
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

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Each hard budget that does not cover this much more, with what is left of it and who can raise it. */
export function hardRefusals(
  budgets: readonly ApplicableBudget[],
  micros: number,
  leads: readonly string[] = [],
): Reason[] {
  const who = leads.length > 0 ? leads.join(' or ') : 'a lead';
  return budgets
    .filter((budget) => budget.hard && leftOf(budget) < micros)
    .map((budget) => {
      const { kind, currency } = budget;
      if (budget.setIn)
        return {
          code: 'budget_currency',
          message: `This is paid in ${currency}, and ${budgetNames[kind]} is in ${budget.setIn}.`,
          cure: `${capital(who)} can set it in ${currency}.`,
        };
      const left = formatMicros(Math.max(0, leftOf(budget)), currency);
      return {
        code: codes[kind],
        message: `This may cost ${formatMicros(micros, currency)}, and ${budgetNames[kind]} has ${left} left of ${formatMicros(budget.limitMicros, currency)}.`,
        cure: `${capital(who)} can raise it; or run fewer.`,
      };
    });
}

/** A run is paid in the currency of its campaign's budget. */
export function currencyReasons(own: { currency: string } | undefined, currency: string): Reason[] {
  if (!own)
    return [
      { code: 'no_budget', message: 'The campaign has no budget yet.', cure: 'Ask a lead to set one.' },
    ];
  if (own.currency === currency) return [];
  return [
    {
      code: 'budget_currency',
      message: `The model is priced in ${currency}, and the campaign's budget is in ${own.currency}.`,
      cure: 'Choose a model priced in it, or ask a lead for a budget in the other currency.',
    },
  ];
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
        cure: 'It runs all the same, and the leads are told.',
      };
    });
}

type MonthlyLimit = { whose: string; currency: string; limitMicros: number; enforcement: 'hard' | 'soft' };

/** Which of the limits that are set holds: a person's own comes before everybody's. */
export function limitFor<T extends MonthlyLimit>(
  budget: { kind: BudgetKind; personId: string | null },
  set: readonly T[],
): T | undefined {
  if (budget.kind === 'campaign') return undefined;
  const of = (whose: string | null) => set.find((entry) => entry.whose === whose);
  return budget.kind === 'brand_month' ? of('brand') : (of(budget.personId) ?? of('everybody'));
}

/** The currency of the limit that holds, where it is another one. */
export function otherCurrency(
  budget: { kind: BudgetKind; personId: string | null; currency: string },
  set: readonly MonthlyLimit[],
): string | undefined {
  const found = limitFor(budget, set);
  return found && found.currency !== budget.currency ? found.currency : undefined;
}

/** How a month stands to the limits that are set; in another currency than its limit nothing may be spent. */
export function monthlyLimit(
  budget: { kind: BudgetKind; personId: string | null; currency: string },
  set: readonly MonthlyLimit[],
): { limitMicros: number; enforcement: Enforcement } {
  const found = limitFor(budget, set);
  if (!found) return { limitMicros: 0, enforcement: 'none' };
  if (found.currency !== budget.currency) return { limitMicros: 0, enforcement: 'hard' };
  return { limitMicros: found.limitMicros, enforcement: found.enforcement };
}

export const accounts = ['funding', 'available', 'reserved', 'spent'] as const;
export type Account = (typeof accounts)[number];
export const movements = ['opened', 'limit_set', 'reserved', 'settled', 'released'] as const;
export type Movement = (typeof movements)[number];

export type Entry = { budgetId: string; account: Account; currency: string; micros: number };
type Purse = { id: string; currency: string };

/** The sides of a movement in one budget; they sum to zero, and sides of nothing are left out. */
const sides = (purse: Purse, moved: Partial<Record<Account, number>>): Entry[] =>
  accounts.flatMap((account) => {
    const micros = moved[account] ?? 0;
    return micros === 0 ? [] : [{ budgetId: purse.id, account, currency: purse.currency, micros }];
  });

/** A limit moves from what funds the budget to what is available in it; lowering it moves back. */
export const limitEntries = (purse: Purse, byMicros: number): Entry[] =>
  sides(purse, { funding: -byMicros, available: byMicros });
export const reserveEntries = (purse: Purse, micros: number): Entry[] =>
  sides(purse, { available: -micros, reserved: micros });
/** The whole reservation ends; the bill may be below, equal to or above it. */
export const settleEntries = (
  purse: Purse,
  { reservedMicros, spentMicros }: { reservedMicros: number; spentMicros: number },
): Entry[] =>
  sides(purse, {
    reserved: -reservedMicros,
    available: reservedMicros - spentMicros,
    spent: spentMicros,
  });

/** A budget with the sums of its accounts in the ledger, and what the outputs that it pays hold and were billed. */
export type Book = {
  id: string;
  limitMicros: number;
  reservedMicros: number;
  spentMicros: number;
  funding: number;
  available: number;
  reserved: number;
  spent: number;
  /** The largest sum of an account in a currency that the budget does not have any more; must be 0. */
  foreign: number;
  outputs: { reservedMicros: number; spentMicros: number };
};
export type BookFault = { id: string; field: string; message: string };

/** Every way in which a budget's running figures, its ledger and its outputs do not say the same. */
export function bookFaults(book: Book): BookFault[] {
  const { id } = book;
  const pairs: [field: string, running: number, ledger: number][] = [
    ['limit', book.limitMicros, -book.funding],
    ['available', leftOf(book), book.available],
    ['reserved', book.reservedMicros, book.reserved],
    ['spent', book.spentMicros, book.spent],
    ['other currencies', 0, book.foreign],
  ];
  const outputs: [field: string, running: number, held: number][] = [
    ['reserved', book.reservedMicros, book.outputs.reservedMicros],
    ['spent', book.spentMicros, book.outputs.spentMicros],
  ];
  return [
    ...pairs
      .filter(([, running, ledger]) => running !== ledger)
      .map(([field, running, ledger]) => ({
        id,
        field,
        message: `The budget ${id} says ${running} micro-units for ${field}; its ledger sums to ${ledger}.`,
      })),
    ...outputs
      .filter(([, running, held]) => running !== held)
      .map(([field, running, held]) => ({
        id,
        field: `${field} of outputs`,
        message: `The budget ${id} says ${running} micro-units for ${field}; the pictures it pays say ${held}.`,
      })),
  ];
}
