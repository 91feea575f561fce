import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { picksIn, runsIn, type Scope, submissionsIn } from './scope-store';

/** What a picture waits for, in the order of its way. */
export const waits = [
  'queued',
  'running',
  'pick',
  'submit',
  'brand_review',
  'legal_review',
  'delivery',
] as const;
export type Wait = (typeof waits)[number];

export type StateTime = {
  state: Wait;
  /** How many left this state, or are in it, of what entered in the span. */
  left: number;
  still: number;
  /** Of those that left, milliseconds. */
  medianMs: number | null;
  p90Ms: number | null;
};

/**
 * Time in each state, of what began in the span: outputs of runs (queued, running), pictures that were picked until their
 * pick, picks until something of their concept is submitted (a picked draft is refined first, and not submitted itself),
 * submissions in each stage of their chain, approved files until they are delivered.
 */
export async function readStateTimes(db: DbOrTx, scope: Scope): Promise<StateTime[]> {
  const found = await db.execute<StateTime>(sql`
    with
    outputs as (select o.* from (${runsIn(scope)}) x join run_output o on o.run_id = x.id),
    stages as (
      select s.id, g.stage, s.state, s.closed_at, y.decided_at as ended,
        case when g.position = 1 then s.submitted_at else before.decided_at end as began
      from (${submissionsIn(scope)}) x join submission s on s.id = x.id
      cross join lateral jsonb_array_elements_text(s.stages) with ordinality as g(stage, position)
      left join sign_off y on y.submission_id = s.id and y.stage = g.stage
      left join sign_off before on before.submission_id = s.id and before.decision = 'signed_off'
        and before.stage = s.stages->>(g.position::int - 2)
    ),
    spans(state, began, ended) as (
      select 'queued', o.created_at, coalesce(o.started_at, o.finished_at) from outputs o
      union all select 'running', o.started_at, o.finished_at from outputs o where o.started_at is not null
      union all select 'pick', o.finished_at, p.picked_at from outputs o join asset a on a.output_id = o.id
        join pick p on p.asset_id = a.id and p.withdrawn_at is null where o.state = 'succeeded'
      union all select 'submit', x.at, (select min(s.submitted_at) from asset mine join asset a on a.concept_id = mine.concept_id
        join submission s on s.asset_id = a.id where mine.id = x.id and s.submitted_at >= x.at)
        from (${picksIn(scope)}) x
      union all select g.stage || '_review', g.began,
        coalesce(g.ended, case when g.state in ('withdrawn', 'recalled') then g.closed_at end)
        from stages g where g.began is not null
      union all select 'delivery', d.created_at, d.delivered_at from (${submissionsIn(scope)}) x
        join delivery d on d.submission_id = x.id where d.state <> 'recalled' or d.delivered_at is not null
    )
    select state, (count(*) filter (where ended is not null))::int as left,
      (count(*) filter (where ended is null))::int as still,
      percentile_cont(0.5) within group (order by ms) filter (where ended is not null) as "medianMs",
      percentile_cont(0.9) within group (order by ms) filter (where ended is not null) as "p90Ms"
    from (select state, ended, greatest(extract(epoch from ended - began) * 1000, 0)::float8 as ms from spans) t
    group by state`);
  return waits.map(
    (state) =>
      found.rows.find((row) => row.state === state) ?? {
        state,
        left: 0,
        still: 0,
        medianMs: null,
        p90Ms: null,
      },
  );
}
