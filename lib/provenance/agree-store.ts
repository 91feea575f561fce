import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';

/** A row and the event that recorded it, where they do not say the same. */
export type Disagreement = {
  what: string;
  id: string;
  /** What differs; `event` when no event records the row, `row` when the row is gone. */
  field: string;
};

/**
 * Rows that say something else than the event of their making: a row that was changed together with its own hash is
 * found here, because its event has a hash of its own.
 */
export async function disagreements(db: DbOrTx, brandId: string): Promise<Disagreement[]> {
  const found = await db.execute<Disagreement>(sql`
    select pair.what, pair.id, coalesce(differs.field, 'event') as field from (
      select 'asset' as what, a.id, e.id as event_id, array['sha256', 'pixelDigest'] as fields,
        array[a.sha256, a.pixel_digest] as said, array[e.payload->>'sha256', e.payload->>'pixelDigest'] as recorded
      from asset a left join event e on e.brand_id = a.brand_id and e.subject_id = coalesce(a.output_id, a.id)
        and e.type = case when a.output_id is null then 'asset.uploaded' else 'output.succeeded' end
      where a.brand_id = ${brandId}
      union all
      select 'run', r.id, e.id, array['inputHash', 'locksetHash', 'termsId', 'estimateMicros', 'conceptId'],
        array[r.input_hash, r.lockset_hash, r.terms_id, r.estimate_micros::text, r.concept_id],
        array[e.payload->>'inputHash', e.payload->>'locksetHash', e.payload->>'termsId', e.payload->>'estimateMicros', e.payload->>'conceptId']
      from run r left join event e on e.brand_id = r.brand_id and e.subject_id = r.id and e.type = 'run.requested'
      where r.brand_id = ${brandId}
      union all
      select 'output', o.id, e.id, array['billedMicros', 'seedRequested'], array[o.billed_micros::text, o.seed::text],
        array[e.payload->>'billedMicros', e.payload->>'seedRequested']
      from run_output o left join event e on e.brand_id = o.brand_id and e.subject_id = o.id and e.type = 'output.succeeded'
      where o.brand_id = ${brandId} and o.state = 'succeeded'
      union all
      select 'template version', v.id, e.id, array['specHash', 'number'], array[v.spec_hash, v.number::text],
        array[e.payload->>'specHash', e.payload->>'number']
      from template_version v left join event e on e.brand_id = v.brand_id and e.subject_id = v.template_id
        and e.type = 'template.published' and e.payload->>'versionId' = v.id
      where v.brand_id = ${brandId}
      union all
      select 'lockset', l.id, e.id, array['sha256', 'number'], array[l.sha256, l.number::text],
        array[e.payload->>'sha256', e.payload->>'number']
      from lockset l left join event e on e.brand_id = l.brand_id and e.subject_id = l.id and e.type = 'lockset.frozen'
      where l.brand_id = ${brandId} and l.state = 'frozen'
      union all
      select 'submission', s.id, e.id, array['sha256', 'pixelDigest', 'assetId', 'submittedBy'],
        array[s.sha256, s.pixel_digest, s.asset_id, s.submitted_by],
        array[e.payload->>'sha256', e.payload->>'pixelDigest', e.payload->>'assetId', e.actor_id]
      from submission s left join event e on e.brand_id = s.brand_id and e.subject_id = s.id and e.type = 'asset.submitted'
      where s.brand_id = ${brandId}
      union all
      select 'sign-off', y.id, e.id, array['sha256', 'pixelDigest', 'statement', 'reason', 'personId'],
        array[y.sha256, y.pixel_digest, case when y.decision = 'signed_off' then y.statement end,
          case when y.decision <> 'signed_off' then y.reason end, y.person_id],
        array[e.payload->>'sha256', e.payload->>'pixelDigest', e.payload->>'statement', e.payload->>'reason', e.actor_id]
      from sign_off y join submission s on s.id = y.submission_id
        left join event e on e.brand_id = s.brand_id and e.subject_id = s.id and e.payload->>'stage' = y.stage
          and e.type = 'submission.' || y.decision
      where s.brand_id = ${brandId}
      union all
      select 'delivery', d.id, e.id, array['sealedSha256', 'pixelDigest'], array[d.sealed_sha256, d.pixel_digest],
        array[e.payload->>'sealedSha256', e.payload->>'pixelDigest']
      from delivery d left join event e on e.brand_id = d.brand_id and e.subject_id = d.id and e.type = 'asset.sealed'
      where d.brand_id = ${brandId} and d.sealed_sha256 is not null
      union all
      select 'delivery', d.id, e.id, array['bucket', 'key', 'versionId'], array[d.bucket, d.key, d.version_id],
        array[e.payload->>'bucket', e.payload->>'key', e.payload->>'versionId']
      from delivery d left join event e on e.brand_id = d.brand_id and e.subject_id = d.id and e.type = 'asset.delivered'
      where d.brand_id = ${brandId} and d.state = 'delivered'
    ) pair
    left join lateral (select field from unnest(pair.fields, pair.said, pair.recorded) as f(field, said, recorded)
      where said is distinct from recorded limit 1) differs on pair.event_id is not null
    where pair.event_id is null or differs.field is not null
    union all
    select 'asset', made.asset_id, 'row' from (
      select coalesce(e.payload->>'assetId', e.subject_id) as asset_id from event e
      where e.brand_id = ${brandId} and e.type in ('output.succeeded', 'asset.uploaded')) made
    where not exists (select 1 from asset a where a.id = made.asset_id)
      and not exists (select 1 from event g where g.subject_id = made.asset_id and g.type = 'asset.discarded')
    order by 1, 2, 3`);
  return found.rows;
}
