import { type SQL, sql } from 'drizzle-orm';
import type { Span } from './period';

/** What figures are about. Without a campaign, template or person: all of them. */
export type Scope = Span & {
  brandId: string;
  campaignId?: string;
  templateId?: string;
  personId?: string;
};

/** A pause longer than this is a break, not work. */
export const LONGEST_WORK_MINUTES = 30;

const span = (column: string, { from, to }: Span): SQL =>
  sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${to.toISOString()}::timestamptz`;

const equal = (column: string, value: string | undefined): SQL =>
  value === undefined ? sql`true` : sql`${sql.raw(column)} = ${value}`;

const templateOf = (column: string, templateId: string | undefined): SQL =>
  templateId === undefined
    ? sql`true`
    : sql`exists (select 1 from template_version tv where tv.id = ${sql.raw(column)} and tv.template_id = ${templateId})`;

const templateOfAsset = (column: string, templateId: string | undefined): SQL =>
  templateId === undefined
    ? sql`true`
    : sql`exists (select 1 from asset ta join run_output t_o on t_o.id = ta.output_id join run tr on tr.id = t_o.run_id
        join template_version tv on tv.id = tr.template_version_id
        where ta.id = ${sql.raw(column)} and tv.template_id = ${templateId})`;

/** Runs that were requested in the span, as `(at, id, currency)`. */
export const runsIn = (scope: Scope): SQL => sql`
  select r.id, r.created_at as at, r.currency from run r
  where r.brand_id = ${scope.brandId} and ${span('r.created_at', scope)} and ${equal('r.campaign_id', scope.campaignId)}
    and ${equal('r.requested_by', scope.personId)} and ${templateOf('r.template_version_id', scope.templateId)}`;

/** Picks that hold, by when they were made. */
export const picksIn = (scope: Scope): SQL => sql`
  select p.asset_id as id, p.picked_at as at from pick p
  where p.brand_id = ${scope.brandId} and p.withdrawn_at is null and ${span('p.picked_at', scope)}
    and ${equal('p.campaign_id', scope.campaignId)} and ${equal('p.picked_by', scope.personId)}
    and ${templateOfAsset('p.asset_id', scope.templateId)}`;

const submissionScope = (scope: Omit<Scope, 'from' | 'to'>): SQL => sql`
  s.brand_id = ${scope.brandId} and ${equal('s.campaign_id', scope.campaignId)}
    and ${equal('s.submitted_by', scope.personId)} and ${templateOfAsset('s.asset_id', scope.templateId)}`;

export const submissionsIn = (scope: Scope): SQL => sql`
  select s.id, s.submitted_at as at from submission s
  where ${submissionScope(scope)} and ${span('s.submitted_at', scope)}`;

/** Submissions that were decided on, with the moment of their last decision, which may lie before the span. */
const decided = (scope: Scope): SQL => sql`
  select s.id, s.asset_id, s.state, s.submitted_at, max(y.decided_at) as at
  from submission s join sign_off y on y.submission_id = s.id
  where ${submissionScope(scope)} and s.submitted_at < ${scope.to.toISOString()}::timestamptz group by s.id`;

/** Submissions that were approved, by the last sign-off; a later recall does not undo that they were. */
export const approvalsIn = (scope: Scope): SQL => sql`
  select d.id, d.at from (${decided(scope)}) d where d.state in ('approved', 'recalled') and ${span('d.at', scope)}`;

/** Submissions whose review ended in the span, with whether they were the first of their asset. */
export const decisionsIn = (scope: Scope): SQL => sql`
  select d.id, d.at, d.state in ('approved', 'recalled') as approved, d.state,
    not exists (select 1 from submission e where e.asset_id = d.asset_id and e.state <> 'withdrawn'
      and (e.submitted_at, e.id) < (d.submitted_at, d.id)) as first
  from (${decided(scope)}) d
  where d.state in ('approved', 'recalled', 'changes_requested', 'rejected') and ${span('d.at', scope)}`;

/** Files that reached the delivery bucket. */
export const deliveriesIn = (scope: Scope): SQL => sql`
  select v.id, v.delivered_at as at from delivery v join submission s on s.id = v.submission_id
  where ${submissionScope(scope)} and ${span('v.delivered_at', scope)}`;

/**
 * Attempts of concepts whose first request lies in the span: run requests before the concept's first pick, numbered from
 * 1. A concept belongs to who requested first, and to the template of that request. `first_pick` comes from the events,
 * because a pick's row only knows the last time. Working time ends with the next attempt or the pick; without either, when
 * the last picture came; and never counts more than LONGEST_WORK_MINUTES.
 */
export const attemptsIn = (scope: Scope, conceptId?: string): SQL => sql`
  select t.*, extract(epoch from least(greatest(coalesce(t.next_at, t.first_pick,
      (select max(o.finished_at) from run_output o where o.run_id = t.run_id), t.at) - t.at, interval '0'),
      ${`${LONGEST_WORK_MINUTES} minutes`}::interval)) * 1000 as work_ms,
    (t.next_at is null and t.first_pick is not null) as picked
  from (
    select r.id as run_id, r.concept_id, r.campaign_id, r.created_at as at, r.currency, f.first_at, f.first_pick,
      row_number() over w as attempt, lead(r.created_at) over w as next_at
    from (
      select h.concept_id, h.created_at as first_at,
        (select min(e.at) from event e where e.type = 'asset.picked' and e.brand_id = ${scope.brandId}
          and e.payload->>'conceptId' = h.concept_id) as first_pick
      from run h
      where h.brand_id = ${scope.brandId} and ${span('h.created_at', scope)} and ${equal('h.campaign_id', scope.campaignId)}
        and ${equal('h.concept_id', conceptId)}
        and ${equal('h.requested_by', scope.personId)} and ${templateOf('h.template_version_id', scope.templateId)}
        and not exists (select 1 from run b where b.concept_id = h.concept_id and (b.created_at, b.id) < (h.created_at, h.id))
    ) f
    join run r on r.concept_id = f.concept_id and (f.first_pick is null or r.created_at <= f.first_pick)
    window w as (partition by r.concept_id order by r.created_at, r.id)
  ) t`;

/** Money of an output: what was billed, or what is still held back. */
export const outputMicros = (output: string): SQL => {
  const o = sql.raw(output);
  return sql`coalesce(${o}.billed_micros, case when ${o}.state in ('queued', 'running', 'unknown')
    then ${o}.reserved_micros else 0 end)`;
};

/** Money of a run: what was billed, or what is still held back. With a currency: nothing for a run in another one. */
export const runMicros = (runId: string, currency?: string): SQL => sql`
  coalesce((select sum(${outputMicros('o')}) from run_output o join run m on m.id = o.run_id
    where o.run_id = ${sql.raw(runId)} and ${equal('m.currency', currency)}), 0)`;
