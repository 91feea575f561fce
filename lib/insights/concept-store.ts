import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { attemptsIn, runMicros, type Scope } from './scope-store';

export type ConceptTried = {
  conceptId: string;
  name: string;
  campaignId: string;
  campaignName: string;
  attempts: number;
  /** In the campaign's currency, which stays once something was spent. */
  micros: number;
  currency: string;
  workMs: number;
  picked: boolean;
  firstAt: Date;
  /** How often it was handed off. */
  handOffs: number;
};

/** Concepts of the scope with what they took before their first pick; the most tried first. */
export async function listConceptsTried(
  db: DbOrTx,
  scope: Scope,
  only: { conceptId?: string; unpicked?: boolean; limit: number },
): Promise<ConceptTried[]> {
  const found = await db.execute<Omit<ConceptTried, 'firstAt'> & { firstAt: string }>(sql`
    select t.*, k.name, c.name as "campaignName",
      (select count(*)::int from hand_off h where h.concept_id = t."conceptId" and h.brand_id = ${scope.brandId}) as "handOffs"
    from (
      select a.concept_id as "conceptId", a.campaign_id as "campaignId", count(*)::int as attempts,
        sum(${runMicros('a.run_id')})::bigint as micros, max(a.currency) as currency, round(sum(a.work_ms))::bigint as "workMs",
        bool_or(a.picked) as picked, min(a.first_at) as "firstAt"
      from (${attemptsIn(scope, only.conceptId)}) a group by a.concept_id, a.campaign_id
    ) t
    join concept k on k.id = t."conceptId"
    join campaign c on c.id = t."campaignId"
    where ${only.unpicked ? sql`not t.picked` : sql`true`}
    order by t.attempts desc, t."firstAt" desc, t."conceptId"
    limit ${only.limit}`);
  return found.rows.map((row) => ({ ...row, firstAt: new Date(row.firstAt) }));
}

/** Hand-off prices of campaigns in one currency; a campaign without a price is absent. */
export async function readHandOffPrices(
  db: DbOrTx,
  brandId: string,
  currency: string,
  campaignId?: string,
): Promise<Map<string, number>> {
  const found = await db.execute<{ campaignId: string; micros: number }>(sql`
    select b.campaign_id as "campaignId", b.hand_off_micros as micros from budget b join campaign c on c.id = b.campaign_id
    where c.brand_id = ${brandId} and b.currency = ${currency} and b.hand_off_micros is not null
      and ${campaignId === undefined ? sql`true` : sql`c.id = ${campaignId}`}`);
  return new Map(found.rows.map((row) => [row.campaignId, row.micros]));
}

export type Choice = { value: string; label: string };

/** What the filter bar offers: only what has runs. */
export async function insightChoices(
  db: DbOrTx,
  brandId: string,
): Promise<{ campaigns: Choice[]; templates: Choice[]; people: Choice[] }> {
  const campaigns = await db.execute<Choice>(sql`
    select c.id as value, c.name as label from campaign c
    where c.brand_id = ${brandId} and exists (select 1 from run r where r.campaign_id = c.id) order by lower(c.name), c.id`);
  const templates = await db.execute<Choice>(sql`
    select t.id as value, t.name as label from template t where t.brand_id = ${brandId} and exists (
      select 1 from run r join template_version v on v.id = r.template_version_id
      where r.brand_id = ${brandId} and v.template_id = t.id)
    order by lower(t.name), t.id`);
  const people = await db.execute<Choice>(sql`
    select p.id as value, p.name as label from person p where p.id in (
      select r.requested_by from run r where r.brand_id = ${brandId}
      union select x.picked_by from pick x where x.brand_id = ${brandId}
      union select s.submitted_by from submission s where s.brand_id = ${brandId})
    order by lower(p.name), p.id`);
  return { campaigns: campaigns.rows, templates: templates.rows, people: people.rows };
}

/** The currency of a campaign's budget. */
export async function campaignCurrency(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
): Promise<string | null> {
  const found = await db.execute<{ currency: string }>(sql`
    select b.currency from budget b join campaign c on c.id = b.campaign_id
    where c.id = ${campaignId} and c.brand_id = ${brandId}`);
  return found.rows[0]?.currency ?? null;
}
