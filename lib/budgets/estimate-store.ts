import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';

export type EstimateLine = {
  routeId: string;
  modelName: string;
  provider: string;
  currency: string;
  /** Pictures that arrived and were billed. */
  pictures: number;
  estimateMicros: number;
  billedMicros: number;
  /** Billed for calls that gave no picture. */
  lostMicros: number;
};

/**
 * What pictures were said to cost beside what they were billed, per model that made them and currency; of one brand, or
 * of all of them in totals that name none.
 */
export async function estimateLines(
  db: DbOrTx,
  only: { brandId?: string; routeId?: string },
): Promise<EstimateLine[]> {
  const { brandId = null, routeId = null } = only;
  const found = await db.execute<EstimateLine>(sql`
    with settled as (
      select coalesce(o.route_id, r.route_id) as route_id, r.currency, o.state, o.billed_micros,
        r.estimate_micros::numeric / count(*) over (partition by r.id) as estimate
      from run r join run_output o on o.run_id = r.id
      where ${brandId}::text is null or r.brand_id = ${brandId}
    )
    select s.route_id as "routeId", coalesce(m.name, s.route_id) as "modelName", coalesce(m.provider, '') as "provider",
      s.currency,
      (count(*) filter (where s.state = 'succeeded'))::int as "pictures",
      coalesce(round(sum(s.estimate) filter (where s.state = 'succeeded')), 0)::bigint as "estimateMicros",
      coalesce(sum(s.billed_micros) filter (where s.state = 'succeeded'), 0)::bigint as "billedMicros",
      coalesce(sum(s.billed_micros) filter (where s.state <> 'succeeded'), 0)::bigint as "lostMicros"
    from settled s left join route m on m.id = s.route_id
    where (s.state = 'succeeded' or s.billed_micros > 0) and (${routeId}::text is null or s.route_id = ${routeId})
    group by s.route_id, m.name, m.provider, s.currency
    order by sum(s.billed_micros) desc nulls last, s.route_id, s.currency`);
  return found.rows;
}
