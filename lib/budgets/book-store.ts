import { sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { ledgerEntry, ledgerTransaction } from '@/lib/db/schema/money';
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

/** Books a movement in the caller's transaction; nothing when nothing moves. The database refuses what does not balance. */
export async function book(tx: Tx, cause: Cause, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const { event, now, ...rest } = cause;
  const id = newId('ledger', now);
  await tx.insert(ledgerTransaction).values({ ...rest, id, eventType: event, at: now });
  await tx
    .insert(ledgerEntry)
    .values(entries.map((entry, index) => ({ ...entry, transactionId: id, position: index + 1 })));
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
