import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { instant } from '@/lib/db/instant';

export type PackedSubject = {
  conceptId: string;
  concept: string;
  startedAt: string;
  startedBy: string;
  campaignId: string;
  campaign: string;
  campaignBrief: string;
  campaignState: 'draft' | 'proposed' | 'active' | 'closed';
  startsOn: string | null;
  endsOn: string | null;
  /** The lockset in force; null when there is none. */
  locksetNumber: number | null;
  locksetSha256: string | null;
  locksetJson: string | null;
  brand: string;
  voice: string;
  palette: { name: string; hex: string }[];
  forbiddenTerms: string[];
};

/** The concept with its campaign and brand; null when it is not of this brand. */
export async function readSubject(
  db: DbOrTx,
  brandId: string,
  conceptId: string,
): Promise<PackedSubject | null> {
  const found = await db.execute<PackedSubject>(sql`
    select k.id as "conceptId", k.name as concept, ${instant('k.created_at')} as "startedAt",
      coalesce(p.name, 'Countersign') as "startedBy", c.id as "campaignId", c.name as campaign, c.brief as "campaignBrief",
      c.state as "campaignState", c.starts_on as "startsOn", c.ends_on as "endsOn", l.number as "locksetNumber",
      l.sha256 as "locksetSha256", l.json as "locksetJson", b.name as brand, coalesce(t.voice, '') as voice,
      coalesce(t.palette, '[]') as palette, coalesce(t.forbidden_terms, '[]') as "forbiddenTerms"
    from concept k
    join campaign c on c.id = k.campaign_id
    join brand b on b.id = k.brand_id
    left join lockset l on l.id = c.lockset_id
    left join brand_kit t on t.brand_id = k.brand_id
    left join person p on p.id = k.created_by
    where k.id = ${conceptId} and k.brand_id = ${brandId}`);
  return found.rows[0] ?? null;
}

export type PackedReference = {
  id: string;
  name: string;
  role: 'product' | 'style' | 'character' | 'logo' | 'background';
  /** `locked`: in a lockset of the concept's runs. `covers`: its rights cover an uploaded picture. */
  use: 'locked' | 'covers';
  required: boolean;
  sha256: string;
  mime: string;
  size: number;
  rightsOwner: string;
  licence: string;
  consent: string;
  territories: string[];
  expiresOn: string | null;
  rightsRevision: number;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
};

/**
 * References of every lockset that the concept ran under (of the one in force when it never ran), and those that cover
 * its uploaded pictures; each once.
 */
export async function readReferences(
  db: DbOrTx,
  brandId: string,
  subject: { conceptId: string; campaignId: string },
): Promise<PackedReference[]> {
  const { conceptId, campaignId } = subject;
  const found = await db.execute<PackedReference>(sql`
    with used as (
      select distinct r.lockset_id as id from run r where r.concept_id = ${conceptId} and r.brand_id = ${brandId}
    ), locked as (
      select lr.reference_id as id, bool_or(lr.required) as required, min(lr.position) as position
      from lockset_reference lr
      where lr.lockset_id in (select id from used) or (not exists (select 1 from used)
        and lr.lockset_id = (select c.lockset_id from campaign c where c.id = ${campaignId} and c.brand_id = ${brandId}))
      group by lr.reference_id
    ), covering as (
      select distinct a.reference_id as id from asset a
      where a.concept_id = ${conceptId} and a.brand_id = ${brandId} and a.reference_id is not null
    )
    select f.id, f.name, f.role, case when k.id is null then 'covers' else 'locked' end as use,
      coalesce(k.required, false) as required, f.sha256, b.mime, b.size, f.rights_owner as "rightsOwner", f.licence,
      f.consent, f.territories, f.expires_on::text as "expiresOn", f.rights_revision as "rightsRevision",
      ${instant('f.withdrawn_at')} as "withdrawnAt", f.withdrawn_reason as "withdrawnReason"
    from reference f
    join blob b on b.sha256 = f.sha256
    left join locked k on k.id = f.id
    left join covering v on v.id = f.id
    where f.brand_id = ${brandId} and (k.id is not null or v.id is not null)
    order by k.id is null, k.position, f.id`);
  return found.rows;
}
