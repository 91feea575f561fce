import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import type { AttemptPoint } from './fatigue';
import type { SpanTotals } from './figures';
import type { Period } from './period';
import {
  approvalsIn,
  attemptsIn,
  decisionsIn,
  deliveriesIn,
  outputMicros,
  picksIn,
  runMicros,
  runsIn,
  type Scope,
  submissionsIn,
} from './scope-store';

export const throughputSeries = ['runs', 'picks', 'submissions', 'approvals', 'deliveries'] as const;
export type ThroughputSeries = (typeof throughputSeries)[number];
export type ThroughputRow = { bucket: string } & Record<ThroughputSeries, number>;

/** Counts by day or by week (from Monday), in UTC; buckets without anything are absent. */
export async function readThroughput(
  db: DbOrTx,
  scope: Scope,
  grain: Period['grain'],
): Promise<ThroughputRow[]> {
  const found = await db.execute<ThroughputRow>(sql`
    select to_char(date_trunc(${grain}, at at time zone 'utc'), 'YYYY-MM-DD') as bucket,
      (count(*) filter (where kind = 'runs'))::int as runs, (count(*) filter (where kind = 'picks'))::int as picks,
      (count(*) filter (where kind = 'submissions'))::int as submissions,
      (count(*) filter (where kind = 'approvals'))::int as approvals,
      (count(*) filter (where kind = 'deliveries'))::int as deliveries
    from (
      select 'runs' as kind, x.at from (${runsIn(scope)}) x
      union all select 'picks', x.at from (${picksIn(scope)}) x
      union all select 'submissions', x.at from (${submissionsIn(scope)}) x
      union all select 'approvals', x.at from (${approvalsIn(scope)}) x
      union all select 'deliveries', x.at from (${deliveriesIn(scope)}) x
    ) happened
    group by 1 order by 1`);
  return found.rows;
}

/** The currency of most runs in the scope, and whether there are others. */
export async function readCurrencies(
  db: DbOrTx,
  scope: Scope,
): Promise<{ currency: string; runs: number }[]> {
  const found = await db.execute<{ currency: string; runs: number }>(sql`
    select x.currency, count(*)::int as runs from (${runsIn(scope)}) x group by 1 order by 2 desc, 1`);
  return found.rows;
}

/** Attempts by their number: the raw curve of fatigue. */
export async function readAttempts(db: DbOrTx, scope: Scope, currency: string): Promise<AttemptPoint[]> {
  const found = await db.execute<AttemptPoint>(sql`
    select a.attempt::int as attempt, count(*)::int as reached, (count(*) filter (where a.picked))::int as picked,
      coalesce(sum(${runMicros('a.run_id', currency)}), 0)::bigint as micros,
      round(coalesce(sum(a.work_ms), 0))::bigint as "workMs"
    from (${attemptsIn(scope)}) a
    group by a.attempt order by a.attempt`);
  return found.rows;
}

export type ConceptFigures = {
  concepts: number;
  picked: number;
  attempts: number;
  /** Attempts of the concepts that were picked. */
  attemptsOfPicked: number;
  /** Median from the first request to the first pick; null when nothing was picked. */
  medianToPickMs: number | null;
  micros: number;
  workMs: number;
};

/** One row a concept: what it took until its first pick. */
const conceptsIn = (scope: Scope, currency: string): SQL => sql`
  select a.concept_id, count(*) as attempts, bool_or(a.picked) as picked, min(a.first_at) as at,
    extract(epoch from max(a.first_pick) - min(a.first_at)) * 1000 as to_pick,
    sum(${runMicros('a.run_id', currency)}) as micros, sum(a.work_ms) as work_ms
  from (${attemptsIn(scope)}) a group by a.concept_id`;

const conceptFigures = sql`
  count(*)::int as concepts, (count(*) filter (where c.picked))::int as picked,
  coalesce(sum(c.attempts), 0)::int as attempts,
  coalesce(sum(c.attempts) filter (where c.picked), 0)::int as "attemptsOfPicked",
  (percentile_cont(0.5) within group (order by c.to_pick) filter (where c.picked))::float8 as "medianToPickMs",
  coalesce(sum(c.micros), 0)::bigint as micros, round(coalesce(sum(c.work_ms), 0))::bigint as "workMs"`;

export async function readConcepts(db: DbOrTx, scope: Scope, currency: string): Promise<ConceptFigures> {
  const found = await db.execute<ConceptFigures>(
    sql`select ${conceptFigures} from (${conceptsIn(scope, currency)}) c`,
  );
  const [row] = found.rows;
  if (!row) throw new Error('A row of figures was expected.');
  return row;
}

const noConcepts: ConceptFigures = {
  concepts: 0,
  picked: 0,
  attempts: 0,
  attemptsOfPicked: 0,
  medianToPickMs: null,
  micros: 0,
  workMs: 0,
};

export type ReviewFigures = {
  decided: number;
  approved: number;
  /** First submissions of their asset that were decided, and approved. */
  firstDecided: number;
  firstApproved: number;
  changesRequested: number;
  rejected: number;
};

export async function readReviews(db: DbOrTx, scope: Scope): Promise<ReviewFigures> {
  const found = await db.execute<ReviewFigures>(sql`
    select count(*)::int as decided, (count(*) filter (where d.approved))::int as approved,
      (count(*) filter (where d.first))::int as "firstDecided",
      (count(*) filter (where d.first and d.approved))::int as "firstApproved",
      (count(*) filter (where d.state = 'changes_requested'))::int as "changesRequested",
      (count(*) filter (where d.state = 'rejected'))::int as rejected
    from (${decisionsIn(scope)}) d`);
  const [row] = found.rows;
  if (!row) throw new Error('A row of figures was expected.');
  return row;
}

export type TurnedDown = { assetId: string; stage: string; decision: string; reason: string; at: Date };

/** Why reviewers turned pictures down, newest first. */
export async function readReasons(db: DbOrTx, scope: Scope, limit: number): Promise<TurnedDown[]> {
  const found = await db.execute<Omit<TurnedDown, 'at'> & { at: string }>(sql`
    select s.asset_id as "assetId", y.stage, y.decision, y.reason, y.decided_at as at
    from (${decisionsIn(scope)}) d join submission s on s.id = d.id join sign_off y on y.submission_id = d.id
    where y.decision <> 'signed_off' order by y.decided_at desc, y.id limit ${limit}`);
  return found.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

export type SpendRow = {
  tier: string;
  routeId: string;
  modelName: string;
  pictures: number;
  micros: number;
  /** Pictures of this tier and model that were approved in the span. */
  approved: number;
};

/** Money by tier and model of the runs requested in the span, beside what was approved in it. */
export async function readSpend(db: DbOrTx, scope: Scope, currency: string): Promise<SpendRow[]> {
  const found = await db.execute<SpendRow>(sql`
    select t.tier, t.route_id as "routeId", coalesce(m.name, t.route_id) as "modelName",
      sum(t.pictures)::int as pictures, sum(t.micros)::bigint as micros, sum(t.approved)::int as approved
    from (
      select r.tier, coalesce(o.route_id, r.route_id) as route_id, ${outputMicros('o')} as micros, 0 as approved,
        case when o.state = 'succeeded' then 1 else 0 end as pictures
      from (${runsIn(scope)}) x join run r on r.id = x.id join run_output o on o.run_id = r.id
      where r.currency = ${currency}
      union all
      select r.tier, coalesce(o.route_id, r.route_id), 0, 1, 0 from (${approvalsIn(scope)}) x join submission s on s.id = x.id
        join asset a on a.id = s.asset_id join run_output o on o.id = a.output_id join run r on r.id = o.run_id
    ) t left join route m on m.id = t.route_id
    group by t.tier, t.route_id, m.name order by micros desc, t.tier, t.route_id`);
  return found.rows;
}

/** The same figures as `figuresOf` compares, for `slices` equal parts of the span, the earliest first. */
export async function readTrend(
  db: DbOrTx,
  scope: Scope,
  currency: string,
  slices: number,
): Promise<SpanTotals[]> {
  const slice = (column: string): SQL =>
    sql`width_bucket(extract(epoch from ${sql.raw(column)})::float8, ${scope.from.getTime() / 1000}::float8,
      ${scope.to.getTime() / 1000}::float8, ${slices}::int)`;
  const [approvals, decisions, money, concepts] = await Promise.all([
    db.execute<{ slice: number; approved: number }>(
      sql`select ${slice('x.at')} as slice, count(*)::int as approved from (${approvalsIn(scope)}) x group by 1`,
    ),
    db.execute<{ slice: number; firstDecided: number; firstApproved: number }>(sql`
      select ${slice('d.at')} as slice, (count(*) filter (where d.first))::int as "firstDecided",
        (count(*) filter (where d.first and d.approved))::int as "firstApproved"
      from (${decisionsIn(scope)}) d group by 1`),
    db.execute<{ slice: number; micros: number }>(sql`
      select ${slice('x.at')} as slice, sum(${runMicros('x.id', currency)})::bigint as micros
      from (${runsIn(scope)}) x group by 1`),
    db.execute<{ slice: number } & ConceptFigures>(
      sql`select ${slice('c.at')} as slice, ${conceptFigures} from (${conceptsIn(scope, currency)}) c group by 1`,
    ),
  ]);
  return Array.from({ length: slices }, (_, index) => {
    const here = <Row extends { slice: number }>(rows: Row[]) => rows.find((row) => row.slice === index + 1);
    return {
      approved: here(approvals.rows)?.approved ?? 0,
      micros: here(money.rows)?.micros ?? 0,
      reviews: here(decisions.rows) ?? { firstDecided: 0, firstApproved: 0 },
      concepts: here(concepts.rows) ?? noConcepts,
    };
  });
}
