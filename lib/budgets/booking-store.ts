import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import type { Entry, Movement } from './rules';

export type Booking = {
  id: string;
  at: Date;
  what: Movement;
  /** The event of the same instant, and who caused it. */
  eventType: string | null;
  personName: string;
  runId: string | null;
  outputId: string | null;
  entries: Omit<Entry, 'budgetId'>[];
};

/**
 * The movements of one budget as double entries, newest first. `before`: the transaction where the page before ended.
 * Only the sides in this budget: the same movement in a person's month is that person's business.
 */
export async function listBookings(
  db: DbOrTx,
  scope: { brandId: string; budgetId: string },
  query: { before?: string | undefined; limit: number },
): Promise<{ rows: Booking[]; next: string | null }> {
  const before = query.before ?? null;
  const found = await db.execute<Omit<Booking, 'at'> & { at: string }>(sql`
    select t.id, t.at, t.what, t.event_type as "eventType", t.run_id as "runId", t.output_id as "outputId",
      coalesce((select p.name from event v join person p on p.id = v.actor_id
        where v.type = t.event_type and v.at = t.at and v.brand_id = t.brand_id
          and v.subject_id in (t.run_id, t.output_id, t.campaign_id) limit 1), 'Countersign') as "personName",
      e.entries
    from (
      select x.transaction_id, jsonb_agg(jsonb_build_object('account', x.account, 'currency', x.currency, 'micros', x.micros)
        order by x.position) as entries
      from ledger_entry x
      where x.budget_id = ${scope.budgetId} and (${before}::text is null or x.transaction_id < ${before})
      group by x.transaction_id order by x.transaction_id desc limit ${query.limit + 1}
    ) e join ledger_transaction t on t.id = e.transaction_id
    where t.brand_id = ${scope.brandId}
    order by t.id desc`);
  const page = found.rows.slice(0, query.limit);
  return {
    rows: page.map((row) => ({ ...row, at: new Date(row.at) })),
    next: found.rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function countBookings(db: DbOrTx, budgetId: string): Promise<number> {
  const found = await db.execute<{ n: number }>(
    sql`select count(distinct transaction_id)::int as n from ledger_entry where budget_id = ${budgetId}`,
  );
  return found.rows[0]?.n ?? 0;
}
