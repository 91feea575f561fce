import { sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import type { EventName } from '@/lib/events/events';
import { newId } from '@/lib/id';
import type { Entry, Movement } from './rules';

export type Cause = {
  brandId: string;
  what: Movement;
  /** The event of the same instant that says who and why. */
  event: EventName;
  campaignId?: string | null;
  runId?: string | null;
  outputId?: string | null;
  now: Date;
};

/**
 * Books a movement in the caller's transaction, in one statement, because the rows of its budgets are held meanwhile;
 * nothing when nothing moves. The database refuses what does not balance.
 */
export async function book(tx: Tx, cause: Cause, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const { brandId, what, event, campaignId = null, runId = null, outputId = null, now } = cause;
  const id = newId('ledger', now);
  const sides = entries.map(({ budgetId, ...entry }, index) => ({
    ...entry,
    position: index + 1,
    budget_id: budgetId,
  }));
  await tx.execute(sql`
    with booked as (
      insert into ledger_transaction (id, brand_id, what, event_type, campaign_id, run_id, output_id, at)
      values (${id}, ${brandId}, ${what}, ${event}, ${campaignId}, ${runId}, ${outputId}, ${now.toISOString()})
    )
    insert into ledger_entry (transaction_id, position, budget_id, account, currency, micros)
    select ${id}, e.position, e.budget_id, e.account, e.currency, e.micros
    from jsonb_to_recordset(${JSON.stringify(sides)}::jsonb)
      as e (position int, budget_id text, account text, currency text, micros bigint)`);
}

const monthlyKey = (brandId: string) => sql`hashtextextended(${`monthly-budget:${brandId}`}, 0)`;

/** Who opens a month reads limits that nobody is changing; it waits for whoever is, before it holds any budget. */
export const shareMonthlyLimits = (tx: Tx, brandId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock_shared(${monthlyKey(brandId)})`);

/** Who changes limits of months waits for those who open one, so that no month begins with a limit of yesterday. */
export const holdMonthlyLimits = (tx: Tx, brandId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${monthlyKey(brandId)})`);

/** Names of those who can raise a limit. */
export async function leadNames(db: DbOrTx, brandId: string): Promise<string[]> {
  const found = await db.execute<{ name: string }>(sql`
    select p.name from membership m join person p on p.id = m.person_id
    where m.brand_id = ${brandId} and m.role = 'lead' and p.disabled_at is null order by p.name limit 3`);
  return found.rows.map((row) => row.name);
}
