import { and, eq, ne, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget, campaignRule } from '@/lib/db/schema/campaigns';

export async function findBudget(db: DbOrTx, campaignId: string) {
  const [row] = await db.select().from(budget).where(eq(budget.campaignId, campaignId));
  return row ?? null;
}

/** Money that is neither spent nor held back, in micro-units; 0 without a budget. */
export async function budgetLeft(db: DbOrTx, campaignId: string): Promise<number> {
  const row = await findBudget(db, campaignId);
  return row ? row.limitMicros - row.reservedMicros - row.spentMicros : 0;
}

/** Holds money back. One conditional UPDATE decides, so that parallel requests can never pass a hard limit together. */
export async function reserve(tx: Tx, campaignId: string, micros: number): Promise<boolean> {
  const rows = await tx
    .update(budget)
    .set({ reservedMicros: sql`${budget.reservedMicros} + ${micros}` })
    .where(
      and(
        eq(budget.campaignId, campaignId),
        sql`(NOT ${budget.hardStop} OR ${budget.limitMicros} - ${budget.spentMicros} - ${budget.reservedMicros} >= ${micros})`,
      ),
    )
    .returning({ campaignId: budget.campaignId });
  return rows.length === 1;
}

/** Turns a reservation into what was billed and gives the rest back. */
export async function settle(
  tx: Tx,
  campaignId: string,
  { reservedMicros, spentMicros }: { reservedMicros: number; spentMicros: number },
): Promise<void> {
  await tx
    .update(budget)
    .set({
      reservedMicros: sql`${budget.reservedMicros} - ${reservedMicros}`,
      spentMicros: sql`${budget.spentMicros} + ${spentMicros}`,
    })
    .where(eq(budget.campaignId, campaignId));
}

/** Gives a reservation back whole. */
export const release = (tx: Tx, campaignId: string, reservedMicros: number): Promise<void> =>
  settle(tx, campaignId, { reservedMicros, spentMicros: 0 });

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

/** Switches the hard stop; false when there is no budget, or it is so already. */
export async function setHardStop(tx: Tx, campaignId: string, hardStop: boolean): Promise<boolean> {
  const rows = await tx
    .update(budget)
    .set({ hardStop })
    .where(and(eq(budget.campaignId, campaignId), ne(budget.hardStop, hardStop)))
    .returning({ campaignId: budget.campaignId });
  return rows.length === 1;
}

export async function findRule(db: DbOrTx, campaignId: string, rule: 'four_eyes') {
  const [row] = await db
    .select()
    .from(campaignRule)
    .where(and(eq(campaignRule.campaignId, campaignId), eq(campaignRule.rule, rule)));
  return row ?? null;
}

/** Switches a rule; false when it is so already. A rule without a row is on. */
export async function upsertRule(tx: Tx, row: typeof campaignRule.$inferInsert): Promise<boolean> {
  const { campaignId: _campaign, rule: _rule, ...set } = row;
  const rows = await tx
    .insert(campaignRule)
    .values(row)
    .onConflictDoUpdate({
      target: [campaignRule.campaignId, campaignRule.rule],
      set,
      setWhere: ne(campaignRule.enabled, row.enabled),
    })
    .returning({ rule: campaignRule.rule });
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
