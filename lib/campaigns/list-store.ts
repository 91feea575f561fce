import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { decodeCursor, encodeCursor, likePattern } from '@/lib/db/paging';
import type { Campaign } from './store';

export type CampaignListItem = {
  id: string;
  name: string;
  state: Campaign['state'];
  /** A later lockset of an active campaign waits for its sign-off. */
  amending: boolean;
  startsOn: string | null;
  endsOn: string | null;
  createdAt: Date;
  createdByName: string;
  markets: string[];
  budget: { currency: string; limitMicros: number; reservedMicros: number; spentMicros: number } | null;
  /** Submissions that wait for a reviewer. */
  waiting: number;
  /** The newest pictures, picked ones first; references while there are none. */
  cover: { kind: 'asset' | 'reference'; id: string }[];
};

export const campaignSorts = ['created', 'name', 'ends', 'spent', 'waiting'] as const;
export type CampaignSort = (typeof campaignSorts)[number];

export type CampaignQuery = {
  search?: string;
  state?: string;
  sort: CampaignSort;
  dir: 'asc' | 'desc';
  /** Where the page before ended. */
  after?: string;
  limit: number;
};

// Text sorts as text; numbers are padded by the comparison of a row, so each key has one type.
const keys: Record<CampaignSort, SQL> = {
  created: sql`to_char(c.created_at at time zone 'utc', 'YYYYMMDDHH24MISSUS')`,
  name: sql`lower(c.name)`,
  ends: sql`coalesce(c.ends_on, '9999-12-31')`,
  spent: sql`lpad(coalesce(b.spent_micros, 0)::text, 20, '0')`,
  waiting: sql`lpad(w.n::text, 10, '0')`,
};

const matching = (brandId: string, query: Pick<CampaignQuery, 'search' | 'state'>): SQL => {
  const text = query.search ? likePattern(query.search) : null;
  return sql`c.brand_id = ${brandId}
    and (${text}::text is null or c.name ilike ${text} or c.brief ilike ${text})
    and (${query.state ?? null}::text is null or c.state = ${query.state ?? null}
      or (${query.state ?? null} = 'proposed' and exists
        (select 1 from lockset l where l.campaign_id = c.id and l.state = 'proposed')))`;
};

/** Campaigns of the brand, a page at a time, with what a list needs to know of each; and how many there are. */
export async function listCampaigns(
  db: DbOrTx,
  brandId: string,
  query: CampaignQuery,
): Promise<{ rows: CampaignListItem[]; total: number; next: string | null }> {
  const key = keys[query.sort];
  const from = decodeCursor(query.after);
  const beyond =
    from === null
      ? sql`true`
      : query.dir === 'asc'
        ? sql`(${key}, c.id) > (${from[0]}, ${from[1]})`
        : sql`(${key}, c.id) < (${from[0]}, ${from[1]})`;
  const order = query.dir === 'asc' ? sql`asc` : sql`desc`;
  type Row = Omit<CampaignListItem, 'createdAt' | 'budget' | 'createdByName'> & {
    createdAt: string;
    createdByName: string | null;
    key: string;
    currency: string | null;
    limitMicros: number | null;
    reservedMicros: number | null;
    spentMicros: number | null;
  };
  const found = await db.execute<Row>(sql`
    select c.id, c.name, c.state, c.starts_on as "startsOn", c.ends_on as "endsOn", c.created_at as "createdAt",
      p.name as "createdByName", ${key} as "key", w.n as "waiting",
      b.currency, b.limit_micros as "limitMicros", b.reserved_micros as "reservedMicros", b.spent_micros as "spentMicros",
      c.state = 'active' and exists (select 1 from lockset l where l.campaign_id = c.id and l.state = 'proposed') as "amending",
      coalesce((select jsonb_agg(m.market order by m.market) from lockset_market m where m.lockset_id = c.lockset_id),
        c.plan->'markets') as "markets",
      coalesce(
        (select jsonb_agg(jsonb_build_object('kind', 'asset', 'id', a.id)) from (
          select a.id from asset a left join pick k on k.asset_id = a.id and k.withdrawn_at is null
          where a.campaign_id = c.id order by (k.asset_id is null), a.created_at desc, a.id desc limit 4) a),
        (select jsonb_agg(jsonb_build_object('kind', 'reference', 'id', r.id)) from (
          select r.id from jsonb_array_elements(c.plan->'references') e join reference r on r.id = e->>'id'
          where r.brand_id = c.brand_id limit 4) r),
        '[]'::jsonb) as "cover"
    from campaign c
    left join budget b on b.campaign_id = c.id
    left join person p on p.id = c.created_by
    cross join lateral (select count(*)::int as n from submission s
      where s.campaign_id = c.id and s.state in ('brand_review', 'legal_review')) w
    where ${matching(brandId, query)} and ${beyond}
    order by ${key} ${order}, c.id ${order}
    limit ${query.limit + 1}`);
  const counted = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from campaign c where ${matching(brandId, query)}`,
  );
  const page = found.rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ key: _key, currency, limitMicros, reservedMicros, spentMicros, ...row }) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      createdByName: row.createdByName ?? 'Countersign',
      budget:
        currency !== null && limitMicros !== null && reservedMicros !== null && spentMicros !== null
          ? {
              currency,
              limitMicros: Number(limitMicros),
              reservedMicros: Number(reservedMicros),
              spentMicros: Number(spentMicros),
            }
          : null,
    })),
    total: counted.rows[0]?.n ?? 0,
    next: found.rows.length > query.limit && last ? encodeCursor(last.key, last.id) : null,
  };
}

/** How many campaigns the brand has at all, whatever is searched for. */
export async function countCampaigns(db: DbOrTx, brandId: string): Promise<number> {
  const counted = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from campaign where brand_id = ${brandId}`,
  );
  return counted.rows[0]?.n ?? 0;
}

/** Submissions of the campaign that wait for a reviewer. */
export async function countWaiting(db: DbOrTx, brandId: string, campaignId: string): Promise<number> {
  const counted = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from submission
    where brand_id = ${brandId} and campaign_id = ${campaignId} and state in ('brand_review', 'legal_review')`);
  return counted.rows[0]?.n ?? 0;
}
