import { and, asc, eq, inArray } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import { monthlyBudget } from '@/lib/db/schema/money';
import { membership } from '@/lib/db/schema/people';
import type { EventName } from '@/lib/events/events';
import { book, shareMonthlyLimits } from './book-store';
import {
  type ApplicableBudget,
  brandBudgetId,
  limitEntries,
  limitFor,
  monthlyLimit,
  monthOf,
  otherCurrency,
  personBudgetId,
  usedOf,
} from './rules';

export type MonthlyBudget = typeof monthlyBudget.$inferSelect;

/** What is set for the brand, for everybody in it, and for single people. */
export const listMonthlyBudgets = (
  db: DbOrTx,
  brandId: string,
  whose?: readonly string[],
): Promise<MonthlyBudget[]> =>
  db
    .select()
    .from(monthlyBudget)
    .where(
      and(eq(monthlyBudget.brandId, brandId), whose ? inArray(monthlyBudget.whose, [...whose]) : undefined),
    );

export async function upsertMonthlyBudget(tx: Tx, row: MonthlyBudget): Promise<void> {
  const { brandId: _brand, whose: _whose, ...set } = row;
  await tx
    .insert(monthlyBudget)
    .values(row)
    .onConflictDoUpdate({ target: [monthlyBudget.brandId, monthlyBudget.whose], set });
}

export async function deleteMonthlyBudget(tx: Tx, brandId: string, whose: string): Promise<boolean> {
  const rows = await tx
    .delete(monthlyBudget)
    .where(and(eq(monthlyBudget.brandId, brandId), eq(monthlyBudget.whose, whose)))
    .returning({ whose: monthlyBudget.whose });
  return rows.length === 1;
}

export async function isMember(db: DbOrTx, brandId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ role: membership.role })
    .from(membership)
    .where(and(eq(membership.brandId, brandId), eq(membership.personId, personId)))
    .limit(1);
  return rows.length === 1;
}

type Payer = { brandId: string; campaignId: string; personId: string; currency: string; now: Date };

/**
 * Every run is counted in the month of its person and of its brand, whether a limit is set or not, so that a limit set
 * in the middle of a month knows what went before. Called before any budget is held: it may wait for a change of limits.
 */
export async function openMonths(tx: Tx, payer: Payer & { runId: string }): Promise<string[]> {
  const { brandId, campaignId, personId, currency, now } = payer;
  const month = monthOf(now);
  const person = personBudgetId({ brandId, personId, month, currency });
  const brand = brandBudgetId({ brandId, month, currency });
  const found = await tx
    .select({ id: budget.id })
    .from(budget)
    .where(inArray(budget.id, [person, brand]));
  if (found.length < 2) {
    await shareMonthlyLimits(tx, brandId);
    const set = await limitsOf(tx, brandId, personId);
    const missing = [
      { id: brand, kind: 'brand_month' as const, personId: null },
      { id: person, kind: 'person_month' as const, personId },
    ].filter((entry) => !found.some((row) => row.id === entry.id));
    for (const entry of missing) {
      const limit = monthlyLimit({ ...entry, currency }, set);
      const opened = await tx
        .insert(budget)
        .values({ ...entry, ...limit, brandId, month, currency, setBy: 'system', updatedAt: now })
        .onConflictDoNothing()
        .returning({ id: budget.id });
      if (opened.length === 1)
        await book(
          tx,
          { brandId, what: 'opened', event: 'run.requested', campaignId, runId: payer.runId, now },
          limitEntries({ id: entry.id, currency }, limit.limitMicros),
        );
    }
  }
  return [campaignId, person, brand];
}

/** Brings the budgets of this month that are open already to the limits that are set now, in one booking. */
export async function applyMonthlyBudgets(
  tx: Tx,
  scope: { brandId: string; event: EventName; now: Date },
): Promise<void> {
  const { brandId, now } = scope;
  const set = await listMonthlyBudgets(tx, brandId);
  const open = await tx
    .select()
    .from(budget)
    .where(and(eq(budget.brandId, brandId), eq(budget.month, monthOf(now))))
    .orderBy(asc(budget.id))
    .for('update');
  const entries = [];
  for (const row of open) {
    const limit = monthlyLimit(row, set);
    if (limit.limitMicros === row.limitMicros && limit.enforcement === row.enforcement) continue;
    const passedAt = limit.enforcement !== 'none' && usedOf(row) > limit.limitMicros ? row.passedAt : null;
    await tx
      .update(budget)
      .set({ ...limit, passedAt, updatedAt: now })
      .where(eq(budget.id, row.id));
    entries.push(...limitEntries(row, limit.limitMicros - row.limitMicros));
  }
  await book(tx, { ...scope, what: 'limit_set' }, entries);
}

/** The limits that are set for what this person does. */
export const limitsOf = (db: DbOrTx, brandId: string, personId: string): Promise<MonthlyBudget[]> =>
  listMonthlyBudgets(db, brandId, ['brand', 'everybody', personId]);

/** The monthly budgets that a run of this person would meet now; one that nobody used yet counts as unused. */
export async function applicableMonths(
  db: DbOrTx,
  { brandId, personId, currency, now }: { brandId: string; personId: string; currency: string; now: Date },
  set: readonly MonthlyBudget[],
): Promise<ApplicableBudget[]> {
  const scope = { brandId, personId, currency, month: monthOf(now) };
  const limited = [
    { id: brandBudgetId(scope), kind: 'brand_month' as const, personId: null },
    { id: personBudgetId(scope), kind: 'person_month' as const, personId },
  ].filter((entry) => limitFor(entry, set));
  if (limited.length === 0) return [];
  const ids = limited.map((entry) => entry.id);
  const open = await db.select().from(budget).where(inArray(budget.id, ids));
  return limited.map((entry) => {
    const used = open.find((row) => row.id === entry.id);
    const { limitMicros, enforcement } = monthlyLimit({ ...entry, currency }, set);
    return {
      kind: entry.kind,
      currency,
      limitMicros,
      reservedMicros: used?.reservedMicros ?? 0,
      spentMicros: used?.spentMicros ?? 0,
      hard: enforcement === 'hard',
      setIn: otherCurrency({ ...entry, currency }, set),
    };
  });
}
