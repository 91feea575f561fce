import { and, eq, inArray, sql } from 'drizzle-orm';
import { readDocument } from '@/lib/campaigns/read-document';
import type { DbOrTx } from '@/lib/db/client';
import { campaign, lockset } from '@/lib/db/schema/campaigns';
import { reference } from '@/lib/db/schema/library';
import { asset, attempt, run, runInput, runOutput } from '@/lib/db/schema/runs';

/** The asset itself and everything it descends from, of one brand. */
export async function lineageIds(db: DbOrTx, brandId: string, assetId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    WITH RECURSIVE line(id) AS (
      SELECT a.id FROM asset a WHERE a.id = ${assetId} AND a.brand_id = ${brandId}
      UNION
      SELECT d.parent_asset_id FROM derivation d JOIN line ON d.asset_id = line.id
    )
    SELECT id FROM line`);
  return found.rows.map((row) => row.id);
}

/** Routes and references that the lineage was made with. */
export async function madeWith(db: DbOrTx, brandId: string, assetIds: readonly string[]) {
  if (assetIds.length === 0) return { routeIds: [], references: [] };
  const runs = await db
    .selectDistinct({
      runId: run.id,
      // The model that was called may be another one of the lockset than the run began with.
      routeId: sql<string>`coalesce(${attempt.routeId}, ${run.routeId})`,
    })
    .from(asset)
    .innerJoin(runOutput, eq(runOutput.id, asset.outputId))
    .innerJoin(run, eq(run.id, runOutput.runId))
    .leftJoin(attempt, and(eq(attempt.outputId, runOutput.id), eq(attempt.state, 'succeeded')))
    .where(and(inArray(asset.id, [...assetIds]), eq(asset.brandId, brandId)));
  const runIds = runs.map((row) => row.runId);
  const locked = runIds.length
    ? await db
        .selectDistinct({ id: runInput.referenceId })
        .from(runInput)
        .where(inArray(runInput.runId, runIds))
    : [];
  const uploaded = await db
    .selectDistinct({ id: asset.referenceId })
    .from(asset)
    .where(and(inArray(asset.id, [...assetIds]), eq(asset.brandId, brandId)));
  const ids = [...new Set([...locked, ...uploaded].flatMap((row) => (row.id ? [row.id] : [])))];
  const references = ids.length
    ? await db
        .select()
        .from(reference)
        .where(and(inArray(reference.id, ids), eq(reference.brandId, brandId)))
    : [];
  return { routeIds: [...new Set(runs.map((row) => row.routeId))], references };
}

/** What the campaign needs today, by the lockset in force. */
export async function needsInForce(db: DbOrTx, brandId: string, campaignId: string) {
  const [row] = await db
    .select({ sha256: lockset.sha256, json: lockset.json })
    .from(campaign)
    .innerJoin(lockset, eq(lockset.id, campaign.locksetId))
    .where(and(eq(campaign.id, campaignId), eq(campaign.brandId, brandId)));
  return row ? readDocument(row).needs : null;
}
