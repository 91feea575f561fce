import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';

export type RouteOutcome = {
  routeId: string;
  last: 'succeeded' | 'failed' | 'unknown';
  /** The provider's refusal in a word or two, when it failed. */
  code: string | null;
  at: Date;
  /** Among the newest outcomes of the installation: how many were this route's, and how many of those failed. */
  seen: number;
  failed: number;
};

/** How many of each kind of outcome are looked at: enough to say how a model does today, whatever the log's size. */
const WINDOW = 200;

/** How each route's newest pictures ended. Names no brand: an administrator need not be in it. */
export async function listOutcomes(db: DbOrTx, routeId?: string): Promise<Map<string, RouteOutcome>> {
  const kind = (type: string) =>
    sql`(select subject_id, type, at, payload->>'code' as code from event where type = ${type} order by at desc limit ${WINDOW})`;
  const found = await db.execute<Omit<RouteOutcome, 'at'> & { at: string }>(sql`
    with recent as (${kind('output.succeeded')} union all ${kind('output.failed')} union all ${kind('output.unknown')}),
    named as (
      select coalesce(o.route_id, r.route_id) as route_id, split_part(e.type, '.', 2) as outcome, e.code, e.at
      from recent e join run_output o on o.id = e.subject_id join run r on r.id = o.run_id)
    select distinct on (route_id) route_id as "routeId", outcome as "last", code, at,
      count(*) over (partition by route_id)::int as "seen",
      count(*) filter (where outcome = 'failed') over (partition by route_id)::int as "failed"
    from named
    where ${routeId ?? null}::text is null or route_id = ${routeId ?? null}
    order by route_id, at desc`);
  return new Map(found.rows.map((row) => [row.routeId, { ...row, at: new Date(row.at) }]));
}
