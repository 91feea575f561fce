import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { budget, campaign } from '@/lib/db/schema/campaigns';
import { handOff } from '@/lib/db/schema/hand-offs';
import { brandKit, reference, template, templateVersion } from '@/lib/db/schema/library';
import { route, terms, termsDecision } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';
import { delivery, signOff, submission } from '@/lib/db/schema/reviews';
import { asset, assetLabel, concept, pick, run, runOutput } from '@/lib/db/schema/runs';

/** How far a brand is set up, for the first steps. */
export async function readSetUp(db: DbOrTx, brandId: string) {
  const [row] = await db
    .select({
      palette: sql<number>`coalesce((select jsonb_array_length(${brandKit.palette}) from ${brandKit} where ${brandKit.brandId} = ${brandId}), 0)`,
      references: sql<number>`(select count(*) from ${reference} where ${reference.brandId} = ${brandId})::int`,
      templates: sql<number>`(select count(distinct ${templateVersion.templateId}) from ${templateVersion} where ${templateVersion.brandId} = ${brandId})::int`,
      drafts: sql<number>`(select count(*) from ${template} where ${template.brandId} = ${brandId})::int`,
      campaigns: sql<number>`(select count(*) from ${campaign} where ${campaign.brandId} = ${brandId})::int`,
      active: sql<number>`(select count(*) from ${campaign} where ${campaign.brandId} = ${brandId} and ${campaign.state} = 'active')::int`,
      budgets: sql<number>`(select count(*) from ${budget} where ${budget.brandId} = ${brandId} and ${budget.kind} = 'campaign')::int`,
      runs: sql<number>`(select count(*) from ${run} where ${run.brandId} = ${brandId})::int`,
      submissions: sql<number>`(select count(*) from ${submission} where ${submission.brandId} = ${brandId})::int`,
    })
    .from(sql`(select 1) as one`);
  if (!row) throw new Error('A row of counts was expected.');
  return row;
}
export type SetUp = Awaited<ReturnType<typeof readSetUp>>;

/** Open campaigns with their money, what runs and what waits, newest first. */
export async function listOpenCampaigns(db: DbOrTx, brandId: string, limit: number) {
  return db
    .select({
      id: campaign.id,
      name: campaign.name,
      state: campaign.state,
      endsOn: campaign.endsOn,
      currency: budget.currency,
      limitMicros: budget.limitMicros,
      reservedMicros: budget.reservedMicros,
      spentMicros: budget.spentMicros,
      running: sql<number>`(select count(*) from ${runOutput} where ${runOutput.campaignId} = ${campaign.id} and ${runOutput.state} in ('queued', 'running'))::int`,
      waiting: sql<number>`(select count(*) from ${submission} where ${submission.campaignId} = ${campaign.id} and ${submission.state} in ('brand_review', 'legal_review'))::int`,
      back: sql<number>`(select count(*) from ${submission} where ${submission.campaignId} = ${campaign.id} and ${submission.state} = 'changes_requested')::int`,
    })
    .from(campaign)
    .leftJoin(budget, eq(budget.campaignId, campaign.id))
    .where(and(eq(campaign.brandId, brandId), inArray(campaign.state, ['draft', 'proposed', 'active'])))
    .orderBy(desc(campaign.createdAt))
    .limit(limit);
}

/** What waits at the given stages: due first, then the longest waiting. */
export async function listWaiting(
  db: DbOrTx,
  brandId: string,
  states: ('brand_review' | 'legal_review')[],
  limit: number,
) {
  if (states.length === 0) return [];
  return db
    .select({
      id: submission.id,
      assetId: submission.assetId,
      state: submission.state,
      dueAt: submission.dueAt,
      submittedAt: submission.submittedAt,
      campaign: campaign.name,
      name: assetLabel.name,
      market: asset.market,
      width: asset.width,
      height: asset.height,
    })
    .from(submission)
    .innerJoin(asset, eq(asset.id, submission.assetId))
    .innerJoin(campaign, eq(campaign.id, submission.campaignId))
    .leftJoin(assetLabel, eq(assetLabel.assetId, submission.assetId))
    .where(and(eq(submission.brandId, brandId), inArray(submission.state, states)))
    .orderBy(sql`${submission.dueAt} asc nulls last`, asc(submission.submittedAt))
    .limit(limit);
}

/** Rights that end by the given day, soonest first; what is withdrawn is no longer a worry. */
export async function listEndingRights(db: DbOrTx, brandId: string, until: string, limit: number) {
  return db
    .select({ id: reference.id, name: reference.name, expiresOn: reference.expiresOn })
    .from(reference)
    .where(
      and(
        eq(reference.brandId, brandId),
        isNull(reference.withdrawnAt),
        isNotNull(reference.expiresOn),
        lte(reference.expiresOn, until),
      ),
    )
    .orderBy(asc(reference.expiresOn))
    .limit(limit);
}

/** Routes in use whose newest terms the brand has not decided on. */
export async function countUndecidedTerms(db: DbOrTx, brandId: string): Promise<number> {
  const [row] = await db
    .select({ undecided: count() })
    .from(route)
    .where(
      and(
        eq(route.enabled, true),
        sql`not exists (select 1 from ${termsDecision} where ${termsDecision.brandId} = ${brandId} and ${termsDecision.termsId} =
          (select ${terms.id} from ${terms} where ${terms.routeId} = ${route.id} order by ${terms.version} desc limit 1))`,
      ),
    );
  return row?.undecided ?? 0;
}

/** Routes in use whose newest terms are due to be read again today (ISO date). */
export async function countReviewsDue(db: DbOrTx, today: string): Promise<number> {
  const found = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ${route} where ${route.enabled} and
      (select t.next_review_on from terms t where t.route_id = ${route.id} order by t.version desc limit 1) <= ${today}::date`);
  return found.rows[0]?.n ?? 0;
}

/** What happened in [from, to): for this week against the one before. */
export async function countWork(db: DbOrTx, brandId: string, from: Date, to: Date) {
  const during = (column: Parameters<typeof gte>[0]) => and(gte(column, from), lt(column, to));
  const [[pictures], [picks], [approvals], [deliveries], spent] = await Promise.all([
    db
      .select({ n: count() })
      .from(runOutput)
      .where(
        and(eq(runOutput.brandId, brandId), eq(runOutput.state, 'succeeded'), during(runOutput.finishedAt)),
      ),
    db
      .select({ n: count() })
      .from(pick)
      .where(and(eq(pick.brandId, brandId), isNull(pick.withdrawnAt), during(pick.pickedAt))),
    db
      .select({ n: count() })
      .from(submission)
      .where(
        and(
          eq(submission.brandId, brandId),
          eq(submission.state, 'approved'),
          sql`(select max(${signOff.decidedAt}) from ${signOff} where ${signOff.submissionId} = ${submission.id}) >= ${from}`,
          sql`(select max(${signOff.decidedAt}) from ${signOff} where ${signOff.submissionId} = ${submission.id}) < ${to}`,
        ),
      ),
    db
      .select({ n: count() })
      .from(delivery)
      .where(and(eq(delivery.brandId, brandId), during(delivery.deliveredAt))),
    db
      .select({
        currency: run.currency,
        micros: sql<number>`coalesce(sum(${runOutput.billedMicros}), 0)::bigint`,
      })
      .from(runOutput)
      .innerJoin(run, eq(run.id, runOutput.runId))
      .where(and(eq(runOutput.brandId, brandId), during(runOutput.finishedAt)))
      .groupBy(run.currency)
      .orderBy(desc(sql`2`)),
  ]);
  return {
    pictures: pictures?.n ?? 0,
    picks: picks?.n ?? 0,
    approvals: approvals?.n ?? 0,
    deliveries: deliveries?.n ?? 0,
    spent,
  };
}

/** The newest picks that nobody has submitted yet. */
export async function listOpenPicks(db: DbOrTx, brandId: string, limit: number) {
  return db
    .select({
      assetId: pick.assetId,
      conceptId: pick.conceptId,
      campaignId: pick.campaignId,
      campaign: campaign.name,
      width: asset.width,
      height: asset.height,
      pickedAt: pick.pickedAt,
    })
    .from(pick)
    .innerJoin(asset, eq(asset.id, pick.assetId))
    .innerJoin(campaign, eq(campaign.id, pick.campaignId))
    .where(
      and(
        eq(pick.brandId, brandId),
        isNull(pick.withdrawnAt),
        sql`not exists (select 1 from ${submission} where ${submission.assetId} = ${pick.assetId})`,
      ),
    )
    .orderBy(desc(pick.pickedAt))
    .limit(limit);
}

/** The newest hand-offs to designers. */
export async function listHandOffs(db: DbOrTx, brandId: string, limit: number) {
  return db
    .select({
      id: handOff.id,
      conceptId: handOff.conceptId,
      campaignId: handOff.campaignId,
      campaign: campaign.name,
      concept: concept.name,
      note: handOff.note,
      size: handOff.size,
      sha256: handOff.sha256,
      byName: person.name,
      createdAt: handOff.createdAt,
    })
    .from(handOff)
    .innerJoin(campaign, eq(campaign.id, handOff.campaignId))
    .innerJoin(concept, eq(concept.id, handOff.conceptId))
    .leftJoin(person, eq(person.id, handOff.createdBy))
    .where(eq(handOff.brandId, brandId))
    .orderBy(desc(handOff.createdAt))
    .limit(limit);
}
