import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { likePattern } from '@/lib/db/paging';
import type { RecordFilter, RecordState } from './schemas';

/** One picture that was asked for or uploaded, whatever became of it. */
export type RecordRow = {
  /** The output's id, or the asset's for an uploaded picture. */
  id: string;
  at: Date;
  state: RecordState;
  outputId: string | null;
  runId: string | null;
  /** Null when there is no picture, or none any more. */
  assetId: string | null;
  /** The same, also when the picture was discarded. */
  knownAssetId: string | null;
  title: string;
  campaignId: string;
  campaignName: string;
  conceptId: string;
  personName: string;
  /** Of the run, or `upload`. */
  operation: string;
  tier: string | null;
  market: string | null;
  routeId: string | null;
  modelName: string | null;
  currency: string | null;
  estimateMicros: number | null;
  billedMicros: number | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
};

/**
 * Every record of a brand, as one table: outputs of runs, pictures that were uploaded, and uploaded pictures that were
 * discarded. What was discarded is known from its events alone.
 */
export const recordsOf = (brandId: string): SQL => sql`
  select o.id, o.created_at as at, o.id as output_id, a.id as asset_id, r.id as run_id, o.campaign_id, r.concept_id,
    r.requested_by as person_id, coalesce(o.route_id, r.route_id) as route_id, r.operation, r.tier, r.market,
    coalesce(a.sha256, gone.sha256) as sha256, a.width, a.height, coalesce(a.id, gone.asset_id) as known_asset_id,
    case
      when o.state <> 'succeeded' then o.state
      when a.id is null then 'discarded'
      when s.state = 'approved' and d.state = 'delivered' then 'delivered'
      when s.state is not null and s.state <> 'withdrawn' then s.state
      when p.asset_id is not null and p.withdrawn_at is null then 'picked'
      else 'draft' end as state,
    s.id as submission_id, r.currency, o.reserved_micros as estimate_micros, o.billed_micros
  from run_output o
  join run r on r.id = o.run_id
  left join asset a on a.output_id = o.id
  left join pick p on p.asset_id = a.id
  left join lateral (select n.id, n.state from submission n where n.asset_id = a.id
    order by n.submitted_at desc, n.id desc limit 1) s on true
  left join delivery d on d.submission_id = s.id
  left join lateral (select e.payload->>'sha256' as sha256, e.payload->>'assetId' as asset_id from event e
    where a.id is null and o.state = 'succeeded' and e.subject_id = o.id and e.type = 'output.succeeded' limit 1) gone on true
  where o.brand_id = ${brandId} and r.brand_id = ${brandId}
  union all
  select a.id, a.created_at, null, a.id, null, a.campaign_id, a.concept_id,
    a.created_by, null, 'upload', null, a.market, a.sha256, a.width, a.height, a.id,
    case
      when s.state = 'approved' and d.state = 'delivered' then 'delivered'
      when s.state is not null and s.state <> 'withdrawn' then s.state
      when p.asset_id is not null and p.withdrawn_at is null then 'picked'
      else 'draft' end,
    s.id, null, null, null
  from asset a
  left join pick p on p.asset_id = a.id
  left join lateral (select n.id, n.state from submission n where n.asset_id = a.id
    order by n.submitted_at desc, n.id desc limit 1) s on true
  left join delivery d on d.submission_id = s.id
  where a.brand_id = ${brandId} and a.output_id is null
  union all
  select g.subject_id, coalesce(u.at, g.at), null, null, null, g.campaign_id, g.payload->>'conceptId',
    coalesce(u.actor_id, g.actor_id), null, 'upload', null, null, g.payload->>'sha256', null, null, g.subject_id,
    'discarded', null, null, null, null
  from event g
  left join event u on u.subject_id = g.subject_id and u.type = 'asset.uploaded'
  where g.brand_id = ${brandId} and g.type = 'asset.discarded' and g.payload->>'outputId' is null`;

const names = sql`
  join campaign c on c.id = record.campaign_id
  join concept k on k.id = record.concept_id
  left join asset_label l on l.asset_id = record.asset_id
  left join person w on w.id = record.person_id
  left join route m on m.id = record.route_id`;

/** The conditions of a filter on `record` joined with its names. */
export function matching(filter: RecordFilter): SQL {
  const parts: SQL[] = [sql`true`];
  if (filter.campaign) parts.push(sql`record.campaign_id = ${filter.campaign}`);
  if (filter.model) parts.push(sql`record.route_id = ${filter.model}`);
  if (filter.state) parts.push(sql`record.state = ${filter.state}`);
  if (filter.from) parts.push(sql`record.at >= ${`${filter.from}T00:00:00Z`}::timestamptz`);
  if (filter.to) parts.push(sql`record.at < ${`${filter.to}T00:00:00Z`}::timestamptz + interval '1 day'`);
  if (filter.person)
    parts.push(sql`(record.person_id = ${filter.person}
      or exists (select 1 from pick x where x.asset_id = record.asset_id and x.picked_by = ${filter.person})
      or exists (select 1 from submission x where x.asset_id = record.asset_id and x.submitted_by = ${filter.person})
      or exists (select 1 from submission x join sign_off y on y.submission_id = x.id
        where x.asset_id = record.asset_id and y.person_id = ${filter.person}))`);
  if (filter.q) {
    const like = likePattern(filter.q);
    const exact = filter.q.toLowerCase();
    const hash = /^[0-9a-f]{6,64}$/.test(exact) ? `${exact}%` : null;
    parts.push(sql`(l.name ilike ${like} or l.tags::text ilike ${like} or k.name ilike ${like} or c.name ilike ${like}
      or w.name ilike ${like} or ${exact} in (record.id, record.known_asset_id, record.run_id, record.concept_id, record.submission_id)
      or (${hash}::text is not null and record.sha256 like ${hash})
      or exists (select 1 from run x where x.id = record.run_id and (x.prompt ilike ${like} or x.slots::text ilike ${like}
        or (${hash}::text is not null and (x.lockset_hash like ${hash} or x.input_hash like ${hash})))))`);
  }
  return sql.join(parts, sql` and `);
}

export type Cursor = { at: string; id: string };

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)~([a-z0-9_]{1,60})$/;
/** A cursor that somebody typed is no cursor: the first page. */
export function readCursor(text: string | null | undefined): Cursor | null {
  const found = text ? CURSOR.exec(text) : null;
  return found?.[1] && found[2] ? { at: found[1], id: found[2] } : null;
}
export const cursorText = (cursor: Cursor): string => `${cursor.at}~${cursor.id}`;

/** The instant with microseconds, which a Date would lose. */
export const instantText = sql`to_char(record.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const pageCondition = (cursor: Cursor | null, oldest: boolean): SQL =>
  cursor
    ? sql`(record.at, record.id) ${sql.raw(oldest ? '>' : '<')} (${cursor.at}::timestamptz, ${cursor.id})`
    : sql`true`;

const columns = sql`record.id, ${instantText} as "cursor", record.state, record.asset_id as "assetId", record.run_id as "runId",
  record.output_id as "outputId", record.known_asset_id as "knownAssetId",
  coalesce(nullif(l.name, ''), k.name) as "title", record.campaign_id as "campaignId", c.name as "campaignName",
  record.concept_id as "conceptId", coalesce(w.name, 'Countersign') as "personName", record.operation, record.tier,
  record.market, record.route_id as "routeId", m.name as "modelName", record.currency,
  record.estimate_micros as "estimateMicros", record.billed_micros as "billedMicros", record.sha256,
  record.width, record.height`;
type Found = Omit<RecordRow, 'at'> & { cursor: string };
const rowOf = ({ cursor, ...row }: Found): RecordRow => ({ ...row, at: new Date(cursor) });

/** One record by its own id, or by the id of its picture. */
export async function findRecord(db: DbOrTx, brandId: string, id: string): Promise<RecordRow | null> {
  for (const column of [sql`record.id`, sql`record.known_asset_id`]) {
    const found = await db.execute<Found>(sql`
      select ${columns} from (${recordsOf(brandId)}) record ${names} where ${column} = ${id} limit 1`);
    if (found.rows[0]) return rowOf(found.rows[0]);
  }
  return null;
}

/** How many records match, of all pages. */
export async function countRecords(db: DbOrTx, brandId: string, filter: RecordFilter): Promise<number> {
  const found = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (${recordsOf(brandId)}) record ${names} where ${matching(filter)}`);
  return found.rows[0]?.n ?? 0;
}

/** One page, newest first unless `oldest`; `after` is the cursor that the page before gave. */
export async function listRecords(
  db: DbOrTx,
  brandId: string,
  query: { filter: RecordFilter; after?: string | null; oldest?: boolean; limit: number },
): Promise<{ rows: RecordRow[]; total: number; next: string | null }> {
  const oldest = query.oldest ?? false;
  const way = sql.raw(oldest ? 'asc' : 'desc');
  const found = await db.execute<Found>(sql`
    select ${columns}
    from (${recordsOf(brandId)}) record ${names}
    where ${matching(query.filter)} and ${pageCondition(readCursor(query.after), oldest)}
    order by record.at ${way}, record.id ${way}
    limit ${query.limit + 1}`);
  const page = found.rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(rowOf),
    total: await countRecords(db, brandId, query.filter),
    next: found.rows.length > query.limit && last ? cursorText({ at: last.cursor, id: last.id }) : null,
  };
}

export type Choice = { value: string; label: string };

/** What the filter bar offers: only what has records, so that no choice leads to nothing. */
export async function recordChoices(
  db: DbOrTx,
  brandId: string,
): Promise<{ campaigns: Choice[]; people: Choice[]; models: Choice[] }> {
  const campaigns = await db.execute<Choice>(sql`
    select c.id as value, c.name as label from campaign c where c.brand_id = ${brandId}
      and exists (select 1 from asset a where a.campaign_id = c.id union all select 1 from run r where r.campaign_id = c.id)
    order by lower(c.name), c.id`);
  const people = await db.execute<Choice>(sql`
    select p.id as value, p.name as label from person p where p.id in (
      select r.requested_by from run r where r.brand_id = ${brandId}
      union select a.created_by from asset a where a.brand_id = ${brandId}
      union select x.picked_by from pick x where x.brand_id = ${brandId}
      union select s.submitted_by from submission s where s.brand_id = ${brandId}
      union select y.person_id from sign_off y join submission s on s.id = y.submission_id where s.brand_id = ${brandId})
    order by lower(p.name), p.id`);
  const models = await db.execute<Choice>(sql`
    select m.id as value, m.name as label from route m
      where m.id in (select r.route_id from run r where r.brand_id = ${brandId}
        union select o.route_id from run_output o where o.brand_id = ${brandId}) order by lower(m.name), m.id`);
  return { campaigns: campaigns.rows, people: people.rows, models: models.rows };
}

export type LastVerification = { at: Date; personName: string; checked: number; differences: number };

/** When the brand's log was last verified by a person, and with what result. */
export async function lastVerification(db: DbOrTx, brandId: string): Promise<LastVerification | null> {
  const found = await db.execute<Omit<LastVerification, 'at'> & { at: string }>(sql`
    select e.at, coalesce(p.name, 'Countersign') as "personName", (e.payload->>'checked')::int as checked,
      (e.payload->>'differences')::int as differences
    from event e left join person p on p.id = e.actor_id
    where e.brand_id = ${brandId} and e.type = 'provenance.verified' order by e.at desc, e.position desc limit 1`);
  const last = found.rows[0];
  return last ? { ...last, at: new Date(last.at) } : null;
}
