import { and, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';

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
