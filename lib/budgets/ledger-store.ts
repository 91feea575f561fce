import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';

export type LedgerLine = {
  runId: string;
  at: Date;
  personName: string;
  operation: string;
  tier: string;
  modelName: string;
  pictures: number;
  currency: string;
  estimateMicros: number;
  /** Held back now. */
  reservedMicros: number;
  billedMicros: number;
  /** Pictures whose paid call ended nobody knows how. */
  unknown: number;
};

/** Each run as one line of money: what was estimated, what is still reserved, what was billed. Newest first. */
export async function listLedger(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  query: { before?: string; limit: number },
): Promise<{ rows: LedgerLine[]; total: number; next: string | null }> {
  const found = await db.execute<Omit<LedgerLine, 'at'> & { at: string }>(sql`
    select r.id as "runId", r.created_at as "at", coalesce(p.name, 'Countersign') as "personName", r.operation, r.tier,
      string_agg(distinct coalesce(m.name, o.route_id, r.route_id), ', ') as "modelName", r.currency, r.estimate_micros as "estimateMicros",
      count(o.id)::int as "pictures",
      coalesce(sum(o.reserved_micros) filter (where o.state in ('queued', 'running', 'unknown')), 0)::bigint as "reservedMicros",
      coalesce(sum(o.billed_micros), 0)::bigint as "billedMicros",
      (count(*) filter (where o.state = 'unknown'))::int as "unknown"
    from run r
    join run_output o on o.run_id = r.id
    left join person p on p.id = r.requested_by
    left join route m on m.id = coalesce(o.route_id, r.route_id)
    where r.campaign_id = ${campaignId} and r.brand_id = ${brandId}
      and (${query.before ?? null}::text is null or r.id < ${query.before ?? null})
    group by r.id, p.name
    order by r.id desc
    limit ${query.limit + 1}`);
  const counted = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from run where campaign_id = ${campaignId} and brand_id = ${brandId}`,
  );
  const page = found.rows.slice(0, query.limit);
  return {
    rows: page.map((row) => ({
      ...row,
      at: new Date(row.at),
      estimateMicros: Number(row.estimateMicros),
      reservedMicros: Number(row.reservedMicros),
      billedMicros: Number(row.billedMicros),
    })),
    total: counted.rows[0]?.n ?? 0,
    next: found.rows.length > query.limit ? (page.at(-1)?.runId ?? null) : null,
  };
}
