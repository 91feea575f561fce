import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { route } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';
import { asset, concept, pick, run, runOutput } from '@/lib/db/schema/runs';

/**
 * The concepts of a campaign, newest first, each with its latest picture and counts. The outer table is named in full:
 * Drizzle leaves the table out of a column in the field list of a query without joins, and `id` would be the asset's.
 */
export async function listConcepts(db: DbOrTx, brandId: string, campaignId: string, limit = 30) {
  const rows = await db
    .select({
      id: concept.id,
      name: concept.name,
      createdAt: concept.createdAt,
      pictures: sql<number>`(SELECT count(*)::int FROM asset a WHERE a.concept_id = concept.id)`,
      picks: sql<number>`(SELECT count(*)::int FROM pick p WHERE p.concept_id = concept.id AND p.withdrawn_at IS NULL)`,
      coverId: sql<
        string | null
      >`(SELECT a.id FROM asset a LEFT JOIN pick p ON p.asset_id = a.id AND p.withdrawn_at IS NULL
        WHERE a.concept_id = concept.id ORDER BY p.picked_at DESC NULLS LAST, a.created_at DESC LIMIT 1)`,
    })
    .from(concept)
    .where(and(eq(concept.campaignId, campaignId), eq(concept.brandId, brandId)))
    .orderBy(desc(concept.createdAt), desc(concept.id))
    .limit(limit);
  return rows;
}

/** The runs of a concept, newest first, with their outputs and the pictures that came. */
export async function conceptRuns(db: DbOrTx, brandId: string, conceptId: string) {
  const runs = await db
    .select({
      id: run.id,
      operation: run.operation,
      tier: run.tier,
      size: run.size,
      market: run.market,
      slots: run.slots,
      parentAssetId: run.parentAssetId,
      templateVersionId: run.templateVersionId,
      estimateMicros: run.estimateMicros,
      currency: run.currency,
      createdAt: run.createdAt,
      routeId: route.id,
      modelName: route.name,
      personName: person.name,
    })
    .from(run)
    .innerJoin(route, eq(route.id, run.routeId))
    .leftJoin(person, eq(person.id, run.requestedBy))
    .where(and(eq(run.conceptId, conceptId), eq(run.brandId, brandId)))
    .orderBy(desc(run.createdAt), desc(run.id));
  const ids = runs.map((row) => row.id);
  const outputs = ids.length
    ? await db
        .select({
          id: runOutput.id,
          runId: runOutput.runId,
          position: runOutput.position,
          seed: runOutput.seed,
          state: runOutput.state,
          message: runOutput.message,
          nextTryAt: runOutput.nextTryAt,
          /** The model that makes it: another one than the run's where that fell back. */
          modelName: route.name,
          routeId: route.id,
          startedAt: runOutput.startedAt,
          finishedAt: runOutput.finishedAt,
          assetId: asset.id,
          width: asset.width,
          height: asset.height,
          picked: sql<boolean>`(${pick.assetId} IS NOT NULL AND ${pick.withdrawnAt} IS NULL)`,
          submission: sql<
            string | null
          >`(SELECT s.state FROM submission s WHERE s.asset_id = ${asset.id} ORDER BY s.submitted_at DESC LIMIT 1)`,
        })
        .from(runOutput)
        .innerJoin(run, eq(run.id, runOutput.runId))
        .innerJoin(route, eq(route.id, sql`coalesce(${runOutput.routeId}, ${run.routeId})`))
        .leftJoin(asset, eq(asset.outputId, runOutput.id))
        .leftJoin(pick, eq(pick.assetId, asset.id))
        .where(inArray(runOutput.runId, ids))
        .orderBy(asc(runOutput.position))
    : [];
  return runs.map((row) => ({ ...row, outputs: outputs.filter((output) => output.runId === row.id) }));
}
export type ConceptRun = Awaited<ReturnType<typeof conceptRuns>>[number];

/** Pictures that were uploaded to start the concept. */
export async function conceptUploads(db: DbOrTx, brandId: string, conceptId: string) {
  return db
    .select({ id: asset.id, width: asset.width, height: asset.height, createdAt: asset.createdAt })
    .from(asset)
    .where(and(eq(asset.conceptId, conceptId), eq(asset.brandId, brandId), isNull(asset.outputId)))
    .orderBy(asc(asset.createdAt));
}

export const conceptExists = async (db: DbOrTx, brandId: string, conceptId: string): Promise<boolean> =>
  (
    await db
      .select({ id: concept.id })
      .from(concept)
      .where(and(eq(concept.id, conceptId), eq(concept.brandId, brandId)))
  ).length > 0;

/** States of the outputs of a concept, for a page that waits for pictures. */
export async function conceptStates(db: DbOrTx, brandId: string, conceptId: string) {
  return db
    .select({ id: runOutput.id, state: runOutput.state, nextTryAt: runOutput.nextTryAt })
    .from(runOutput)
    .innerJoin(run, eq(run.id, runOutput.runId))
    .where(and(eq(run.conceptId, conceptId), eq(runOutput.brandId, brandId)));
}

/** From the root to this picture, oldest first: the strip that shows where it comes from. */
export async function ancestors(db: DbOrTx, brandId: string, assetId: string) {
  const found = await db.execute<{ id: string; depth: number; operation: string | null }>(sql`
    WITH RECURSIVE line(id, depth, operation) AS (
      SELECT a.id, 0, (SELECT d.operation FROM derivation d WHERE d.asset_id = a.id LIMIT 1)
        FROM asset a WHERE a.id = ${assetId} AND a.brand_id = ${brandId}
      UNION ALL
      SELECT d.parent_asset_id, line.depth + 1,
        (SELECT d2.operation FROM derivation d2 WHERE d2.asset_id = d.parent_asset_id LIMIT 1)
        FROM derivation d JOIN line ON d.asset_id = line.id WHERE line.depth < 50
    )
    SELECT id, depth, operation FROM line ORDER BY depth DESC`);
  return found.rows;
}
