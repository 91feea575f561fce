import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import type { Book } from './rules';

/** Each budget of a brand with its running figures and the sums of its accounts, in its currency and in any other. */
export async function booksOf(db: DbOrTx, brandId: string): Promise<Omit<Book, 'outputs'>[]> {
  const found = await db.execute<Omit<Book, 'outputs'>>(sql`
    select b.id, b.limit_micros as "limitMicros", b.reserved_micros as "reservedMicros", b.spent_micros as "spentMicros",
      coalesce(sum(e.micros) filter (where e.account = 'funding' and e.currency = b.currency), 0)::bigint as "funding",
      coalesce(sum(e.micros) filter (where e.account = 'available' and e.currency = b.currency), 0)::bigint as "available",
      coalesce(sum(e.micros) filter (where e.account = 'reserved' and e.currency = b.currency), 0)::bigint as "reserved",
      coalesce(sum(e.micros) filter (where e.account = 'spent' and e.currency = b.currency), 0)::bigint as "spent",
      (select coalesce(max(abs(x.left)), 0)::bigint from (
        select sum(f.micros) as left from ledger_entry f where f.budget_id = b.id and f.currency <> b.currency
        group by f.currency, f.account) x) as "foreign"
    from budget b left join ledger_entry e on e.budget_id = b.id
    where b.brand_id = ${brandId} group by b.id order by b.id`);
  return found.rows;
}

/** What the pictures of a brand's runs and of its trials on the model desk hold and were billed, per budget that pays. */
export async function outputsOf(
  db: DbOrTx,
  brandId: string,
): Promise<Map<string, { reservedMicros: number; spentMicros: number }>> {
  const found = await db.execute<{ id: string; reservedMicros: number; spentMicros: number }>(sql`
    with paid as (
      select run_id, state, reserved_micros, billed_micros from run_output where brand_id = ${brandId}
      union all
      select trial_id, state, reserved_micros, billed_micros from desk_trial_picture where brand_id = ${brandId})
    select v.budget_id as id,
      coalesce(sum(p.reserved_micros) filter (where p.state in ('queued', 'running', 'unknown')), 0)::bigint as "reservedMicros",
      coalesce(sum(p.billed_micros), 0)::bigint as "spentMicros"
    from paid p join budget_reservation v on v.run_id = p.run_id
    group by v.budget_id`);
  return new Map(found.rows.map(({ id, ...sums }) => [id, sums]));
}

/**
 * Transactions that do not sum to zero, and limits that no event set. What a run moved is compared with the run's own
 * figures; whether its events are there is checked with the events (lib/provenance/agree-store.ts).
 */
export async function strayTransactions(
  db: DbOrTx,
  brandId: string,
): Promise<{ id: string; balanced: boolean }[]> {
  const found = await db.execute<{ id: string; balanced: boolean }>(sql`
    select t.id, coalesce(s.sum, 1) = 0 as balanced
    from ledger_transaction t left join lateral (
      select max(abs(x.sum)) as sum from (
        select sum(e.micros) as sum from ledger_entry e where e.transaction_id = t.id group by e.budget_id, e.currency) x) s on true
    where t.brand_id = ${brandId} and (coalesce(s.sum, 1) <> 0 or (t.event_type is not null and t.run_id is null and not exists (
      select 1 from event v where v.type = t.event_type and v.at = t.at and v.brand_id = t.brand_id)))
    order by t.id`);
  return found.rows;
}
