import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { campaign } from '@/lib/db/schema/campaigns';
import { deskAttempt, deskTrial, deskTrialPicture } from '@/lib/db/schema/desk';
import { route } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';
import { asset } from '@/lib/db/schema/runs';
import type { TrialState } from './schemas';

export type Trial = typeof deskTrial.$inferSelect;
export type TrialPicture = typeof deskTrialPicture.$inferSelect;

/**
 * The newest pictures that a model made in a tier of a campaign: one of each request before a second of any, so that
 * few pictures show many prompts. Discarded ones are left out.
 */
export async function recentOutputs(
  db: DbOrTx,
  scope: { brandId: string; campaignId: string; tier: string; routeId: string },
  limit: number,
): Promise<{ id: string; assetId: string; sha256: string }[]> {
  const found = await db.execute<{ id: string; assetId: string; sha256: string }>(sql`
    with made as (
      select o.id, o.created_at, a.id as "assetId", a.sha256, row_number() over (partition by r.prompt order by r.created_at desc, o.position) as nth
      from run_output o join run r on r.id = o.run_id join asset a on a.output_id = o.id
      where o.brand_id = ${scope.brandId} and o.campaign_id = ${scope.campaignId} and o.state = 'succeeded'
        and r.tier = ${scope.tier} and coalesce(o.route_id, r.route_id) = ${scope.routeId})
    select id, "assetId", sha256 from made order by nth, created_at desc, id desc limit ${limit}`);
  return found.rows;
}

export async function insertTrial(
  tx: Tx,
  trial: typeof deskTrial.$inferInsert,
  pictures: (typeof deskTrialPicture.$inferInsert)[],
): Promise<void> {
  await tx.insert(deskTrial).values(trial);
  await tx.insert(deskTrialPicture).values(pictures);
}

/** One at a time per person and key, so that a repeated request finds the first one's answer. */
export async function lockTrialKey(tx: Tx, personId: string, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`desk:${personId}:${key}`}, 0))`);
}

export async function findTrialByKey(db: DbOrTx, personId: string, key: string): Promise<Trial | null> {
  const [row] = await db
    .select()
    .from(deskTrial)
    .where(and(eq(deskTrial.startedBy, personId), eq(deskTrial.idempotencyKey, key)));
  return row ?? null;
}

export async function findTrial(db: DbOrTx, brandId: string, trialId: string): Promise<Trial | null> {
  const [row] = await db
    .select()
    .from(deskTrial)
    .where(and(eq(deskTrial.id, trialId), eq(deskTrial.brandId, brandId)));
  return row ?? null;
}

/** A trial's pictures in order, with the asset they are beside (null once discarded). */
export async function trialPictures(db: DbOrTx, trialId: string) {
  return db
    .select({ picture: deskTrialPicture, assetId: asset.id })
    .from(deskTrialPicture)
    .leftJoin(asset, eq(asset.outputId, deskTrialPicture.outputId))
    .where(eq(deskTrialPicture.trialId, trialId))
    .orderBy(asc(deskTrialPicture.position));
}

/** A trial's picture with its trial, if it is of this brand. */
export async function findTrialPicture(
  db: DbOrTx,
  brandId: string,
  pictureId: string,
): Promise<{ picture: TrialPicture; trial: Trial } | null> {
  const [row] = await db
    .select({ picture: deskTrialPicture, trial: deskTrial })
    .from(deskTrialPicture)
    .innerJoin(deskTrial, eq(deskTrial.id, deskTrialPicture.trialId))
    .where(and(eq(deskTrialPicture.id, pictureId), eq(deskTrialPicture.brandId, brandId)));
  return row ?? null;
}

/** Conditional: false means that somebody else moved it first. */
export async function moveTrialPicture(
  tx: Tx,
  pictureId: string,
  from: TrialState,
  to: Partial<typeof deskTrialPicture.$inferInsert> & { state: TrialState },
): Promise<boolean> {
  const rows = await tx
    .update(deskTrialPicture)
    .set(to)
    .where(and(eq(deskTrialPicture.id, pictureId), eq(deskTrialPicture.state, from)))
    .returning({ id: deskTrialPicture.id });
  return rows.length === 1;
}

export const deskAttemptsOf = (db: DbOrTx, pictureId: string) =>
  db.select().from(deskAttempt).where(eq(deskAttempt.pictureId, pictureId)).orderBy(asc(deskAttempt.number));

export async function insertDeskAttempt(tx: Tx, row: typeof deskAttempt.$inferInsert): Promise<void> {
  await tx.insert(deskAttempt).values(row);
}

export async function endDeskAttempt(
  tx: Tx,
  attemptId: string,
  to: Partial<typeof deskAttempt.$inferInsert> & { state: 'succeeded' | 'failed' | 'unknown' },
): Promise<void> {
  await tx
    .update(deskAttempt)
    .set(to)
    .where(and(eq(deskAttempt.id, attemptId), eq(deskAttempt.state, 'sent')));
}

/** Pictures that a worker had begun; whether it still lives is told by its session lock. */
export const runningTrialPictures = (db: DbOrTx) =>
  db
    .select({ id: deskTrialPicture.id, brandId: deskTrialPicture.brandId })
    .from(deskTrialPicture)
    .where(eq(deskTrialPicture.state, 'running'));

export type TrialLine = {
  trial: Trial;
  campaignName: string;
  fromName: string;
  toName: string;
  startedByName: string;
  pictures: number;
  made: number;
  open: number;
  unknown: number;
  billedMicros: number;
};

const inState = (...states: TrialState[]) =>
  sql<number>`(count(*) filter (where ${inArray(deskTrialPicture.state, states)}))::int`;

/** Trials of a brand, newest first; of one campaign or of all. */
export async function listTrials(
  db: DbOrTx,
  brandId: string,
  { campaignId, limit }: { campaignId?: string | undefined; limit: number },
): Promise<TrialLine[]> {
  const nameOf = (id: typeof deskTrial.fromRouteId | typeof deskTrial.toRouteId) =>
    sql<string>`(select x.name from ${route} x where x.id = ${id})`;
  return db
    .select({
      trial: deskTrial,
      campaignName: campaign.name,
      fromName: nameOf(deskTrial.fromRouteId),
      toName: nameOf(deskTrial.toRouteId),
      startedByName: sql<string>`coalesce((select x.name from ${person} x where x.id = ${deskTrial.startedBy}), 'Countersign')`,
      pictures: count(),
      made: inState('succeeded'),
      open: inState('queued', 'running'),
      unknown: inState('unknown'),
      billedMicros: sql<number>`coalesce(sum(${deskTrialPicture.billedMicros}), 0)`.mapWith(Number),
    })
    .from(deskTrial)
    .innerJoin(campaign, eq(campaign.id, deskTrial.campaignId))
    .innerJoin(deskTrialPicture, eq(deskTrialPicture.trialId, deskTrial.id))
    .where(and(eq(deskTrial.brandId, brandId), campaignId ? eq(deskTrial.campaignId, campaignId) : undefined))
    .groupBy(deskTrial.id, campaign.name)
    .orderBy(desc(deskTrial.startedAt), desc(deskTrial.id))
    .limit(limit);
}
