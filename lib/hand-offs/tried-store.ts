import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { instant } from '@/lib/db/instant';
import type { OutputState } from '@/lib/db/schema/runs';
import {
  type Operation,
  type SlotValues,
  type TemplateSpec,
  templateSpecSchema,
} from '@/lib/templates/schemas';

export type PackedOutput = {
  id: string;
  position: number;
  seed: number;
  state: OutputState;
  message: string | null;
  billedMicros: number | null;
  /** The model that made it, or was to: another one than the run's where that fell back. */
  routeId: string;
  model: string;
};

export type PackedRun = {
  id: string;
  operation: Operation;
  tier: string;
  size: string;
  market: string;
  slots: SlotValues;
  prompt: string;
  negativePrompt: string;
  inputHash: string;
  parentAssetId: string | null;
  currency: string;
  estimateMicros: number;
  requestedBy: string;
  requestedAt: string;
  model: string;
  provider: string;
  modelId: string;
  templateVersionId: string;
  template: string;
  templateVersion: number;
  specHash: string;
  spec: TemplateSpec;
  locksetNumber: number;
  locksetHash: string;
  outputs: PackedOutput[];
};

/** Every run of the concept, oldest first, with its pictures. */
export async function readRuns(db: DbOrTx, brandId: string, conceptId: string): Promise<PackedRun[]> {
  const runs = await db.execute<Omit<PackedRun, 'outputs'>>(sql`
    select r.id, r.operation, r.tier, r.size, r.market, r.slots, r.prompt, r.negative_prompt as "negativePrompt",
      r.input_hash as "inputHash", r.parent_asset_id as "parentAssetId", r.currency,
      r.estimate_micros as "estimateMicros", coalesce(p.name, 'Countersign') as "requestedBy",
      ${instant('r.created_at')} as "requestedAt", m.name as model, m.provider, m.model_id as "modelId",
      v.id as "templateVersionId", t.name as template, v.number as "templateVersion", v.spec_hash as "specHash", v.spec,
      l.number as "locksetNumber", r.lockset_hash as "locksetHash"
    from run r
    join route m on m.id = r.route_id
    join template_version v on v.id = r.template_version_id
    join template t on t.id = v.template_id
    join lockset l on l.id = r.lockset_id
    left join person p on p.id = r.requested_by
    where r.concept_id = ${conceptId} and r.brand_id = ${brandId}
    order by r.created_at, r.id`);
  const outputs = await db.execute<PackedOutput & { runId: string }>(sql`
    select o.id, o.run_id as "runId", o.position, o.seed, o.state, o.message, o.billed_micros as "billedMicros",
      m.id as "routeId", m.name as model
    from run_output o join run r on r.id = o.run_id join route m on m.id = coalesce(o.route_id, r.route_id)
    where r.concept_id = ${conceptId} and o.brand_id = ${brandId}
    order by o.position`);
  return runs.rows.map((run) => ({
    ...run,
    spec: templateSpecSchema.parse(run.spec),
    outputs: outputs.rows.filter((row) => row.runId === run.id).map(({ runId: _, ...output }) => output),
  }));
}

export type PackedDraft = {
  id: string;
  name: string;
  tags: string[];
  sha256: string;
  pixelDigest: string;
  mime: string;
  size: number;
  width: number;
  height: number;
  runId: string | null;
  outputId: string | null;
  /** Null for an uploaded picture; its rights are those of the reference. */
  seed: number | null;
  referenceId: string | null;
  tier: string | null;
  market: string | null;
  digitalSourceType: string;
  madeBy: string;
  madeAt: string;
  pickedBy: string | null;
  pickedAt: string | null;
  /** Where its newest review stands. */
  review: string | null;
  parents: { id: string; operation: string }[];
  notes: { text: string; by: string; at: string }[];
};

/** Every picture of the concept that was not discarded, oldest first. */
export async function readDrafts(db: DbOrTx, brandId: string, conceptId: string): Promise<PackedDraft[]> {
  const found = await db.execute<PackedDraft>(sql`
    select a.id, coalesce(n.name, '') as name, coalesce(n.tags, '[]') as tags, a.sha256, a.pixel_digest as "pixelDigest",
      a.mime, b.size, a.width, a.height, o.run_id as "runId", o.id as "outputId", o.seed,
      a.reference_id as "referenceId", a.tier, a.market, a.digital_source_type as "digitalSourceType",
      coalesce(p.name, 'Countersign') as "madeBy", ${instant('a.created_at')} as "madeAt", q.name as "pickedBy",
      ${instant('k.picked_at')} as "pickedAt",
      (select s.state from submission s where s.asset_id = a.id order by s.submitted_at desc, s.id desc limit 1) as review,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.parent_asset_id, 'operation', d.operation)
        order by d.parent_asset_id) from derivation d where d.asset_id = a.id), '[]') as parents,
      coalesce((select jsonb_agg(jsonb_build_object('text', x.text, 'by', coalesce(w.name, 'Somebody'),
        'at', ${instant('x.written_at')}) order by x.written_at, x.id)
        from asset_note x left join person w on w.id = x.written_by where x.asset_id = a.id), '[]') as notes
    from asset a
    join blob b on b.sha256 = a.sha256
    left join run_output o on o.id = a.output_id
    left join run r on r.id = o.run_id
    left join asset_label n on n.asset_id = a.id
    left join person p on p.id = a.created_by
    left join pick k on k.asset_id = a.id and k.withdrawn_at is null
    left join person q on q.id = k.picked_by
    where a.concept_id = ${conceptId} and a.brand_id = ${brandId}
    order by coalesce(r.created_at, a.created_at), r.id, o.position, a.id`);
  return found.rows;
}

export type PackedReview = {
  assetId: string;
  stage: string;
  decision: 'signed_off' | 'changes_requested' | 'rejected';
  reason: string;
  by: string;
  at: string;
};

/** What reviewers decided about pictures of the concept, in order. */
export async function readReviews(db: DbOrTx, brandId: string, conceptId: string): Promise<PackedReview[]> {
  const found = await db.execute<PackedReview>(sql`
    select s.asset_id as "assetId", y.stage, y.decision, y.reason, coalesce(p.name, 'Somebody') as by,
      ${instant('y.decided_at')} as at
    from sign_off y
    join submission s on s.id = y.submission_id
    join asset a on a.id = s.asset_id
    left join person p on p.id = y.person_id
    where a.concept_id = ${conceptId} and s.brand_id = ${brandId}
    order by y.decided_at, y.id`);
  return found.rows;
}

export type PackedEvent = {
  id: string;
  type: string;
  at: string;
  actor: string;
  subject: string;
  payload: Record<string, unknown>;
  recordHash: string;
};

/** Everything that happened to the concept, its runs, pictures, reviews and deliveries, in order; discarded ones too. */
export async function readEvents(db: DbOrTx, brandId: string, conceptId: string): Promise<PackedEvent[]> {
  const found = await db.execute<PackedEvent>(sql`
    with made as (select id from run where concept_id = ${conceptId} and brand_id = ${brandId}),
    kept as (select id from asset where concept_id = ${conceptId} and brand_id = ${brandId}),
    gone as (select subject_id as id from event where brand_id = ${brandId} and type = 'asset.discarded'
      and payload->>'conceptId' = ${conceptId}),
    put_up as (select id from submission where asset_id in (select id from kept)),
    subjects as (
      select ${conceptId}::text as id union select id from made union select id from kept union select id from gone
      union select o.id from run_output o where o.run_id in (select id from made)
      union select id from put_up
      union select v.id from delivery v where v.submission_id in (select id from put_up)
    )
    select e.id, e.type, ${instant('e.at')} as at,
      case when e.actor_kind = 'system' then 'Countersign' else coalesce(p.name, 'Somebody') end as actor,
      e.subject_id as subject, e.payload, e.record_hash as "recordHash"
    from event e left join person p on p.id = e.actor_id
    where e.brand_id = ${brandId} and e.subject_id in (select id from subjects)
    order by e.position`);
  return found.rows;
}
