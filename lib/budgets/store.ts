import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import { budgetReservation, monthlyBudget } from '@/lib/db/schema/money';
import type { Reason } from '@/lib/errors';
import type { EventName, NewEvent } from '@/lib/events/events';
import { book, leadNames } from './book-store';
import { applicableMonths, limitsOf, openMonths } from './monthly-store';
import { tellPassed } from './passed-store';
import {
  type ApplicableBudget,
  currencyReasons,
  hardRefusals,
  leftOf,
  otherCurrency,
  reserveEntries,
  type Stop,
  settleEntries,
  stopOf,
} from './rules';

export async function findBudget(db: DbOrTx, campaignId: string) {
  const [row] = await db.select().from(budget).where(eq(budget.campaignId, campaignId));
  return row ?? null;
}

/** Money that is neither spent nor held back, in micro-units; 0 without a budget. */
export async function budgetLeft(db: DbOrTx, campaignId: string): Promise<number> {
  const row = await findBudget(db, campaignId);
  return row ? leftOf(row) : 0;
}

/** Who pays for a run (or a trial on the model desk): everything that decides which budgets it is reserved in. */
export type Payer = {
  brandId: string;
  campaignId: string;
  /** Who asked; their month pays, also for what settles in a later one. */
  personId: string;
  runId: string;
  now: Date;
};

/** `passed`: the lifted rules without which it would have been refused. */
export type Reservation = { ok: true; events: NewEvent[]; passed: Stop[] } | { ok: false; reasons: Reason[] };

const isHard = (row: Pick<Budget, 'enforcement'>) => row.enforcement === 'hard';
const applied = (row: Budget): ApplicableBudget => ({ ...row, hard: isHard(row) });

/**
 * Holds money back in every budget that applies, or in none of them and says which do not suffice. The rows are locked
 * in the order of their ids, so that parallel requests can neither pass a hard limit together nor wait for each other in
 * a circle. The events (a soft limit was passed) belong into the same transaction.
 */
export async function reserve(
  tx: Tx,
  /**
   * `lifted`: rules that two people lifted for this person here; a budget that such a rule guards does not refuse.
   * `event`: the one of the same transaction that says why.
   */
  payer: Payer & { currency: string; micros: number; lifted: readonly Stop[]; event?: EventName },
): Promise<Reservation> {
  const { brandId, campaignId, runId, currency, micros: amount, now } = payer;
  const ids = await openMonths(tx, payer);
  const held = await tx.select().from(budget).where(inArray(budget.id, ids)).orderBy(budget.id).for('update');
  const reasons = currencyReasons(
    held.find((row) => row.kind === 'campaign'),
    currency,
  );
  const short = held.filter((row) => isHard(row) && leftOf(row) < amount);
  const isLifted = (row: Budget) => payer.lifted.some((stop) => stop === stopOf[row.kind]);
  const stopping = short.filter((row) => !isLifted(row));
  if (stopping.length > 0) {
    const set = await limitsOf(tx, brandId, payer.personId);
    const told = stopping.map((row) => ({ ...applied(row), setIn: otherCurrency(row, set) }));
    reasons.push(...hardRefusals(told, amount, await leadNames(tx, brandId)));
  }
  if (reasons.length > 0) return { ok: false, reasons };
  const lifted = short.map((row) => row.id);
  const rows = await tx
    .update(budget)
    .set({ reservedMicros: sql`${budget.reservedMicros} + ${amount}` })
    .where(
      and(
        inArray(budget.id, ids),
        or(
          lifted.length > 0 ? inArray(budget.id, lifted) : undefined,
          sql`(${budget.enforcement} <> 'hard'
            or ${budget.limitMicros} - ${budget.spentMicros} - ${budget.reservedMicros} >= ${amount})`,
        ),
      ),
    )
    .returning();
  if (rows.length !== ids.length) throw new Error('A budget that was held changed.');
  await tx
    .insert(budgetReservation)
    .values(rows.map((row) => ({ runId, budgetId: row.id, micros: amount, createdAt: now })));
  await book(
    tx,
    { brandId, what: 'reserved', event: payer.event ?? 'run.requested', campaignId, runId, now },
    rows.flatMap((row) => reserveEntries(row, amount)),
  );
  return {
    ok: true,
    events: await tellPassed(tx, rows, payer),
    passed: payer.lifted.filter((stop) => short.some((row) => stop === stopOf[row.kind])),
  };
}

/** What a settled output cost: its reservation ends and the bill takes its place, which may be above it. */
export type Settlement = {
  brandId: string;
  campaignId: string;
  runId: string;
  /** Null when several pictures of the run are settled at once. */
  outputId: string | null;
  reservedMicros: number;
  spentMicros: number;
  /** The event of the same transaction that says why. */
  event: EventName;
  now: Date;
};

/**
 * Turns a reservation into what was billed and gives the rest back, in the budgets that the run was reserved in. A bill
 * is never refused: one above what was left of a limit is recorded as having passed it (the events).
 */
export async function settle(tx: Tx, settlement: Settlement): Promise<NewEvent[]> {
  const { reservedMicros, spentMicros, ...cause } = settlement;
  const held = await tx
    .select({ id: budget.id })
    .from(budget)
    .innerJoin(budgetReservation, eq(budgetReservation.budgetId, budget.id))
    .where(eq(budgetReservation.runId, cause.runId))
    .orderBy(budget.id)
    .for('update', { of: budget });
  if (held.length === 0) throw new Error(`Nothing was ever reserved for ${cause.runId}.`);
  const ids = held.map((row) => row.id);
  const rows = await tx
    .update(budget)
    .set({
      reservedMicros: sql`${budget.reservedMicros} - ${reservedMicros}`,
      spentMicros: sql`${budget.spentMicros} + ${spentMicros}`,
    })
    .where(inArray(budget.id, ids))
    .returning();
  const byHand = cause.event === 'output.reconciled' || cause.event === 'trial_picture.settled';
  const what = spentMicros > 0 || byHand ? 'settled' : 'released';
  await book(
    tx,
    { ...cause, what },
    rows.flatMap((row) => settleEntries(row, { reservedMicros, spentMicros })),
  );
  return tellPassed(tx, rows, settlement);
}

/** Gives a reservation back whole. */
export const release = async (tx: Tx, settlement: Omit<Settlement, 'spentMicros'>): Promise<void> => {
  await settle(tx, { ...settlement, spentMicros: 0 });
};

/** The budgets that apply to a run of this person in this campaign now, with what is used of them. */
export async function listApplicable(
  db: DbOrTx,
  scope: { brandId: string; campaignId: string; personId: string; now: Date },
): Promise<ApplicableBudget[]> {
  const { brandId, campaignId, personId } = scope;
  const found = await db
    .select({ own: budget, set: monthlyBudget })
    .from(budget)
    .leftJoin(
      monthlyBudget,
      and(eq(monthlyBudget.brandId, brandId), inArray(monthlyBudget.whose, ['brand', 'everybody', personId])),
    )
    .where(eq(budget.campaignId, campaignId));
  const own = found[0]?.own;
  if (!own) return [];
  const set = found.flatMap((row) => row.set ?? []);
  return [applied(own), ...(await applicableMonths(db, { ...scope, currency: own.currency }, set))];
}

export type Budget = typeof budget.$inferSelect;
