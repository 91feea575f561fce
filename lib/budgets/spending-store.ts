import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import { event } from '@/lib/db/schema/events';
import { pageOfEvents } from '@/lib/events/event-page-store';
import type { Enforcement } from './rules';

const counted = sql<number>`${budget.reservedMicros} + ${budget.spentMicros}`.mapWith(Number);

/** Every budget of a brand with what is used of it. */
export const brandSpending = (db: DbOrTx, brandId: string) =>
  db
    .select({
      id: budget.id,
      kind: budget.kind,
      enforcement: budget.enforcement,
      limitMicros: budget.limitMicros,
      usedMicros: counted,
    })
    .from(budget)
    .where(eq(budget.brandId, brandId))
    .orderBy(asc(budget.id));

/** What a brand reserved and spent in a month, per currency. */
export const brandMonth = (db: DbOrTx, brandId: string, month: string) =>
  db
    .select()
    .from(budget)
    .where(and(eq(budget.brandId, brandId), eq(budget.month, month), eq(budget.kind, 'brand_month')))
    .orderBy(asc(budget.currency));

/** The months in which anything ran, newest first. */
export async function monthsOf(db: DbOrTx, brandId: string): Promise<string[]> {
  const found = await db.execute<{ month: string }>(sql`
    select distinct month from budget where brand_id = ${brandId} and month is not null order by month desc limit 36`);
  return found.rows.map((row) => row.month);
}

export type PersonMonth = {
  personId: string;
  name: string;
  /** Holds no role in the brand any more; what they spent stays. */
  left: boolean;
  currency: string | null;
  reservedMicros: number;
  spentMicros: number;
  /** As it stands in the month; for one that did not begin yet, see the limits that are set. */
  limitMicros: number;
  enforcement: Enforcement;
};

/**
 * What each person reserved and spent in a month: everybody who may run in the brand, and whoever did. One line per
 * person and currency; most spent first.
 */
export async function peopleMonth(
  db: DbOrTx,
  brandId: string,
  month: string,
  only?: { personId: string },
): Promise<PersonMonth[]> {
  const found = await db.execute<PersonMonth>(sql`
    select p.id as "personId", p.name, not exists (
        select 1 from membership m where m.brand_id = ${brandId} and m.person_id = p.id) as "left",
      b.currency, coalesce(b.reserved_micros, 0) as "reservedMicros", coalesce(b.spent_micros, 0) as "spentMicros",
      coalesce(b.limit_micros, 0) as "limitMicros", coalesce(b.enforcement, 'none') as "enforcement"
    from person p left join budget b on b.person_id = p.id and b.brand_id = ${brandId} and b.month = ${month}
    where (b.id is not null or exists (
        select 1 from membership m where m.brand_id = ${brandId} and m.person_id = p.id
          and m.role in ('campaign_manager', 'creative')))
      and (${only?.personId ?? null}::text is null or p.id = ${only?.personId ?? null})
    order by coalesce(b.reserved_micros + b.spent_micros, 0) desc, lower(p.name), p.id, b.currency
    limit 500`);
  return found.rows;
}

/** Who set which limit of months, and when one was passed; newest first. */
export const monthlyDecisions = (db: DbOrTx, brandId: string, limit: number) =>
  pageOfEvents(
    db,
    and(
      eq(event.brandId, brandId),
      isNull(event.campaignId),
      inArray(event.type, ['monthly_budget.set', 'monthly_budget.removed', 'budget.passed']),
    ),
    { limit },
  );
