import { type SQL, sql } from 'drizzle-orm';
import type { AssetState } from '@/lib/assets/rules';
import type { DbOrTx } from '@/lib/db/client';
import { likePattern } from '@/lib/db/paging';
import type { AssetSet, SetFilter } from './set-rules';

export type SetRow = {
  id: string;
  title: string;
  state: AssetState;
  campaignId: string;
  campaignName: string;
  campaignState: string;
  market: string | null;
  tier: string | null;
  width: number;
  height: number;
  sha256: string;
  /** The terms, rights or models for which it is in the set. */
  causes: string[];
  deliveredAt: Date | null;
  createdByName: string;
  createdAt: Date;
};

/** Which model made an asset and under which reading: the call that succeeded, else what its run was decided on. */
const madeBy = (brandId: string, where: SQL, cause: SQL) => sql`
  select a.id, ${cause} as cause
  from run r join run_output o on o.run_id = r.id join asset a on a.output_id = o.id
  left join attempt c on c.output_id = o.id and c.state = 'succeeded'
  join terms t on t.id = coalesce(c.terms_id, r.terms_id)
  join route m on m.id = t.route_id
  where r.brand_id = ${brandId} and ${where}`;

const version = sql`m.name || ', terms version ' || t.version`;
const madeFrom = (brandId: string, where: SQL, cause: SQL) => sql`
  select a.id, ${cause} as cause from reference f join asset a on a.reference_id = f.id
  where f.brand_id = ${brandId} and ${where}
  union
  select a.id, ${cause} as cause from reference f join run_input i on i.reference_id = f.id
  join run_output o on o.run_id = i.run_id join asset a on a.output_id = o.id
  where f.brand_id = ${brandId} and ${where}`;

/** What the set begins with; everything made from it follows. */
function rootsOf(brandId: string, set: AssetSet): SQL {
  switch (set.kind) {
    case 'no_indemnity':
      return madeBy(
        brandId,
        sql`t.answers->>'indemnity' <> 'yes'`,
        sql`${version} || ': indemnity ' || (t.answers->>'indemnity')`,
      );
    case 'stale_terms':
      return madeBy(
        brandId,
        sql`(select max(n.read_on) from terms n where n.route_id = t.route_id) <= ${set.today}::date - interval '1 year'`,
        sql`m.name || ', last read on ' || (select max(n.read_on) from terms n where n.route_id = t.route_id)`,
      );
    case 'model':
      return madeBy(brandId, sql`t.route_id = ${set.routeId}`, version);
    case 'old_terms':
      return madeBy(
        brandId,
        sql`t.route_id = ${set.routeId} and t.version < (select max(n.version) from terms n where n.route_id = t.route_id)`,
        version,
      );
    case 'rights_ending':
      return madeFrom(
        brandId,
        sql`f.withdrawn_at is null and f.expires_on between ${set.today}::date and ${set.until}::date`,
        sql`f.name || ', until ' || f.expires_on`,
      );
    case 'reference':
      return madeFrom(brandId, sql`f.id = ${set.referenceId}`, sql`f.name`);
  }
}

const stateSql = sql`case
  when s.state = 'approved' and d.state = 'delivered' then 'delivered'
  when s.state is not null and s.state <> 'withdrawn' then s.state
  when p.asset_id is not null and p.withdrawn_at is null then 'picked'
  else 'draft' end`;

/** Not recalled, not rejected, and its campaign is open or it was delivered. */
const liveSql = sql`e.state not in ('recalled', 'rejected') and (e."campaignState" <> 'closed' or e.state = 'delivered')`;

/** Every asset of the set with its state as `entry e`. */
const entries = (brandId: string, set: AssetSet) => sql`
  with recursive made(id, cause) as (
    (${rootsOf(brandId, set)})
    union
    select v.asset_id, made.cause from derivation v join made on made.id = v.parent_asset_id
  ), hit as (select id, array_agg(distinct cause order by cause) as causes from made group by id),
  entry as (
    select a.id, coalesce(nullif(l.name, ''), k.name) as title, ${stateSql} as state,
      c.id as "campaignId", c.name as "campaignName", c.state as "campaignState", a.market, a.tier, a.width, a.height,
      a.sha256, hit.causes, d.delivered_at as "deliveredAt", coalesce(w.name, 'Countersign') as "createdByName",
      a.created_at as "createdAt"
    from hit join asset a on a.id = hit.id and a.brand_id = ${brandId}
    join concept k on k.id = a.concept_id
    join campaign c on c.id = a.campaign_id
    left join person w on w.id = a.created_by
    left join asset_label l on l.asset_id = a.id
    left join pick p on p.asset_id = a.id
    left join lateral (select q.id, q.state from submission q where q.asset_id = a.id
      order by q.submitted_at desc, q.id desc limit 1) s on true
    left join delivery d on d.submission_id = s.id
  )`;

function matching(filter: SetFilter): SQL {
  const like = filter.q ? likePattern(filter.q) : null;
  return sql.join(
    [
      filter.live ? liveSql : sql`true`,
      filter.state ? sql`e.state = ${filter.state}` : sql`true`,
      like
        ? sql`(e.title ilike ${like} or e."campaignName" ilike ${like} or array_to_string(e.causes, ' ') ilike ${like}
            or e.id = ${filter.q} or e.sha256 = ${filter.q?.toLowerCase()})`
        : sql`true`,
    ],
    sql` and `,
  );
}

/** A page of the set (keyset: creation time and id, newest first). */
export async function listSet(
  db: DbOrTx,
  brandId: string,
  set: AssetSet,
  page: { filter: SetFilter; after?: string; limit: number },
): Promise<{ rows: SetRow[]; next: string | null }> {
  const cursor = page.after
    ? sql`(e."createdAt", e.id) < (select b.created_at, b.id from asset b where b.id = ${page.after} and b.brand_id = ${brandId})`
    : sql`true`;
  const found = await db.execute<
    Omit<SetRow, 'createdAt' | 'deliveredAt'> & { createdAt: string; deliveredAt: string | null }
  >(sql`
    ${entries(brandId, set)}
    select e.* from entry e where ${matching(page.filter)} and ${cursor}
    order by e."createdAt" desc, e.id desc limit ${page.limit + 1}`);
  const rows = found.rows.slice(0, page.limit).map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    deliveredAt: row.deliveredAt === null ? null : new Date(row.deliveredAt),
  }));
  return { rows, next: found.rows.length > page.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** How many there are in truth, and how many of them were delivered. */
export async function countSet(
  db: DbOrTx,
  brandId: string,
  set: AssetSet,
  filter: SetFilter,
): Promise<{ total: number; delivered: number }> {
  const found = await db.execute<{ total: number; delivered: number }>(sql`
    ${entries(brandId, set)}
    select count(*)::int as total, (count(*) filter (where e.state = 'delivered'))::int as delivered
    from entry e where ${matching(filter)}`);
  return found.rows[0] ?? { total: 0, delivered: 0 };
}
