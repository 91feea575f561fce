import { and, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import type { Reason } from '@/lib/errors';
import type { EventName, NewEvent } from '@/lib/events/events';
import { formatMicros } from '@/lib/money';
import type { ApplicableBudget } from './rules';

export async function findBudget(db: DbOrTx, campaignId: string) {
  const [row] = await db.select().from(budget).where(eq(budget.campaignId, campaignId));
  return row ?? null;
}

/** Money that is neither spent nor held back, in micro-units; 0 without a budget. */
export async function budgetLeft(db: DbOrTx, campaignId: string): Promise<number> {
  const row = await findBudget(db, campaignId);
  return row ? row.limitMicros - row.reservedMicros - row.spentMicros : 0;
}

/** Where the money of a run is held: everything that decides which budgets apply to it. */
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
export type Stop = 'hard_stop' | 'quota';

/**
 * Holds money back in every budget that applies, or in none of them and says which do not suffice. The rows are locked
 * in a fixed order, so that parallel requests can neither pass a hard limit together nor wait for each other in a
 * circle. The events (a soft limit was passed) belong into the same transaction.
 */
export async function reserve(
  tx: Tx,
  /** `lifted`: rules that two people lifted for this person here; a budget that such a rule guards does not refuse. */
  payer: Payer & { currency: string; micros: number; lifted: readonly Stop[] },
): Promise<Reservation> {
  const { campaignId, currency, micros } = payer;
  const lifted = payer.lifted.includes('hard_stop');
  const rows = await tx
    .update(budget)
    .set({ reservedMicros: sql`${budget.reservedMicros} + ${micros}` })
    .where(
      and(
        eq(budget.campaignId, campaignId),
        sql`(NOT ${budget.hardStop} OR ${lifted} OR ${budget.limitMicros} - ${budget.spentMicros} - ${budget.reservedMicros} >= ${micros})`,
      ),
    )
    .returning({
      over: sql<boolean>`(${budget.hardStop} and ${budget.spentMicros} + ${budget.reservedMicros} > ${budget.limitMicros})`,
    });
  const [row] = rows;
  if (row) return { ok: true, events: [], passed: row.over ? ['hard_stop'] : [] };
  const left = formatMicros(await budgetLeft(tx, campaignId), currency);
  return {
    ok: false,
    reasons: [
      {
        code: 'budget',
        message: `It costs ${formatMicros(micros, currency)}; the campaign has ${left} left.`,
        cure: 'Ask the lead for more, or run fewer.',
      },
    ],
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

/** Turns a reservation into what was billed and gives the rest back, in the budgets that the run was reserved in. */
export async function settle(tx: Tx, settlement: Settlement): Promise<NewEvent[]> {
  const { campaignId, reservedMicros, spentMicros } = settlement;
  await tx
    .update(budget)
    .set({
      reservedMicros: sql`${budget.reservedMicros} - ${reservedMicros}`,
      spentMicros: sql`${budget.spentMicros} + ${spentMicros}`,
    })
    .where(eq(budget.campaignId, campaignId));
  return [];
}

/** Gives a reservation back whole. */
export const release = async (tx: Tx, settlement: Omit<Settlement, 'spentMicros'>): Promise<void> => {
  await settle(tx, { ...settlement, spentMicros: 0 });
};

/** The budgets that apply to a run of this person in this campaign now, with what is used of them. */
export async function listApplicable(
  db: DbOrTx,
  { campaignId }: { brandId: string; campaignId: string; personId: string; now: Date },
): Promise<ApplicableBudget[]> {
  const row = await findBudget(db, campaignId);
  return row ? [{ ...row, kind: 'campaign', hard: row.hardStop }] : [];
}

export type Budget = typeof budget.$inferSelect;

/**
 * Sets the money. False when what is reserved or spent would no longer be covered, or when money in another currency is.
 */
export async function upsertBudget(
  tx: Tx,
  row: Pick<Budget, 'campaignId' | 'currency' | 'limitMicros' | 'handOffMicros' | 'setBy' | 'updatedAt'>,
): Promise<boolean> {
  const { campaignId, ...set } = row;
  const rows = await tx
    .insert(budget)
    .values(row)
    .onConflictDoUpdate({
      target: budget.campaignId,
      set,
      setWhere: sql`${budget.reservedMicros} + ${budget.spentMicros} = 0
        or (${budget.currency} = ${row.currency} and ${budget.reservedMicros} + ${budget.spentMicros} <= ${row.limitMicros})`,
    })
    .returning({ campaignId: budget.campaignId });
  return rows.length === 1;
}

/** Whether the person ran, uploaded, picked or submitted anything in the campaign. */
export async function hasContributed(db: DbOrTx, campaignId: string, personId: string): Promise<boolean> {
  const found = await db.execute<{ found: boolean }>(sql`
    select exists (select 1 from run where campaign_id = ${campaignId} and requested_by = ${personId})
      or exists (select 1 from asset where campaign_id = ${campaignId} and created_by = ${personId})
      or exists (select 1 from pick where campaign_id = ${campaignId} and picked_by = ${personId})
      or exists (select 1 from submission where campaign_id = ${campaignId} and submitted_by = ${personId}) as found`);
  return found.rows[0]?.found === true;
}
