import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { instant } from '@/lib/db/instant';
import type { RecordFilter } from './schemas';
import { type Cursor, instantText, matching, pageCondition, recordsOf } from './store';

export type ExportValue = string | number | boolean | null;

/** The columns of the export in their order: name in the file, and the column of the query. */
export const exportColumns = [
  'record_id',
  'asset_id',
  'run_id',
  'concept_id',
  'made_at',
  'state',
  'message',
  'title',
  'made_by',
  'campaign',
  'campaign_id',
  'template',
  'template_version',
  'lockset_version',
  'lockset_sha256',
  'operation',
  'tier',
  'market',
  'size',
  'slots',
  'prompt',
  'negative_prompt',
  'input_sha256',
  'references',
  'parents',
  'provider',
  'model',
  'model_id',
  'model_reported',
  'seed_requested',
  'seed_sent',
  'seed_class',
  'terms_version',
  'terms_answers',
  'terms_decision',
  'terms_limits',
  'terms_decided_by',
  'terms_decided_at',
  'currency',
  'estimated_micros',
  'billed_micros',
  'usage',
  'sha256',
  'pixel_sha256',
  'mime',
  'width',
  'height',
  'digital_source_type',
  'picked_by',
  'picked_at',
  'submission_state',
  'submitted_by',
  'submitted_at',
  'reviews',
  'delivery_state',
  'delivered_at',
  'sealed_sha256',
  'bucket',
  'key',
  'version_id',
] as const;
export type ExportRow = Record<(typeof exportColumns)[number], ExportValue>;

/** A page of full records, newest first: everything that a line of the export says. */
export async function listExportRows(
  db: DbOrTx,
  brandId: string,
  query: { filter: RecordFilter; after: Cursor | null; limit: number },
): Promise<{ rows: ExportRow[]; next: Cursor | null }> {
  const found = await db.execute<ExportRow & { cursor: string }>(sql`
    with page as (
      select record.*, ${instantText} as cursor, coalesce(nullif(l.name, ''), k.name) as title, c.name as campaign,
        w.name as made_by, m.name as model, m.provider, m.model_id
      from (${recordsOf(brandId)}) record
      join campaign c on c.id = record.campaign_id
      join concept k on k.id = record.concept_id
      left join asset_label l on l.asset_id = record.asset_id
      left join person w on w.id = record.person_id
      left join route m on m.id = record.route_id
      where ${matching(query.filter)} and ${pageCondition(query.after, false)}
      order by record.at desc, record.id desc
      limit ${query.limit}
    )
    select page.cursor, page.id as record_id, page.known_asset_id as asset_id, page.run_id, page.concept_id, page.cursor as made_at,
      page.state, o.message, page.title, coalesce(page.made_by, 'Countersign') as made_by, page.campaign, page.campaign_id,
      t.name as template, v.number as template_version, coalesce(rl.number, sl.number) as lockset_version,
      coalesce(r.lockset_hash, sl.sha256) as lockset_sha256, page.operation, page.tier, page.market, r.size,
      r.slots::text as slots, r.prompt, r.negative_prompt, r.input_hash as input_sha256,
      (select string_agg(i.reference_id || ':' || i.sha256 || ':rights ' || coalesce(r.rights_seen->>i.reference_id, '?'), '; '
        order by i.position) from run_input i where i.run_id = page.run_id and i.reference_id is not null) as "references",
      (select string_agg(x.parent_asset_id, '; ' order by x.parent_asset_id) from derivation x
        where x.asset_id = page.asset_id) as parents,
      page.provider, page.model, page.model_id, att.response->>'modelReported' as model_reported,
      o.seed as seed_requested, att.seed_sent, coalesce(
        (select e.payload->>'seedClass' from event e where e.subject_id = page.output_id and e.type = 'output.succeeded' limit 1),
        (select e.payload->>'seedClass' from event e where e.subject_id = page.run_id and e.type = 'run.requested' limit 1)
      ) as seed_class,
      tm.version as terms_version, tm.answers::text as terms_answers, td.decision as terms_decision,
      nullif(td.limits::text, '{}') as terms_limits,
      coalesce(tp.name, case when td.id is not null then 'Countersign' end) as terms_decided_by,
      ${instant('td.decided_at')} as terms_decided_at,
      page.currency, page.estimate_micros as estimated_micros, page.billed_micros,
      nullif(att.usage::text, '{}') as usage, page.sha256, a.pixel_digest as pixel_sha256, a.mime, a.width, a.height,
      a.digital_source_type, pp.name as picked_by, ${instant('p.picked_at')} as picked_at,
      s.state as submission_state, sp.name as submitted_by, ${instant('s.submitted_at')} as submitted_at,
      (select string_agg(y.stage || ' ' || y.decision || ' by ' || coalesce(n.name, y.person_id) || ' at '
          || ${instant('y.decided_at')} || ': ' || y.statement || case when y.reason <> '' then ' (' || y.reason || ')' else '' end,
          '; ' order by y.decided_at, y.id)
        from submission z join sign_off y on y.submission_id = z.id left join person n on n.id = y.person_id
        where z.asset_id = page.asset_id) as reviews,
      d.state as delivery_state, ${instant('d.delivered_at')} as delivered_at, d.sealed_sha256, d.bucket, d.key, d.version_id
    from page
    left join asset a on a.id = page.asset_id
    left join run_output o on o.id = page.output_id
    left join run r on r.id = page.run_id
    left join lockset rl on rl.id = r.lockset_id
    left join template_version v on v.id = r.template_version_id
    left join template t on t.id = v.template_id
    left join lateral (select x.* from attempt x where x.output_id = page.output_id order by x.number desc limit 1) att on true
    -- What was seen at the call; the terms of the request are of the run's own model.
    left join terms tm on tm.id = coalesce(att.terms_id, case when o.route_id is null or o.route_id = r.route_id then r.terms_id end)
    left join lateral (select x.* from terms_decision x where x.brand_id = r.brand_id and x.terms_id = tm.id
      and (tm.id <> r.terms_id or x.id = r.terms_decision_id) and x.decided_at <= coalesce(att.started_at, r.created_at)
      order by x.decided_at desc, x.id desc limit 1) td on true
    left join person tp on tp.id = td.decided_by
    left join pick p on p.asset_id = page.asset_id and p.withdrawn_at is null
    left join person pp on pp.id = p.picked_by
    left join submission s on s.id = page.submission_id
    left join person sp on sp.id = s.submitted_by
    left join lockset sl on sl.id = s.lockset_id
    left join delivery d on d.submission_id = s.id
    order by page.at desc, page.id desc`);
  const last = found.rows.at(-1);
  return {
    rows: found.rows,
    next: last && found.rows.length === query.limit ? { at: last.cursor, id: String(last.record_id) } : null,
  };
}
