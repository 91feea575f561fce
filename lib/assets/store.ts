import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { likePattern } from '@/lib/db/paging';
import { campaign } from '@/lib/db/schema/campaigns';
import { person } from '@/lib/db/schema/people';
import { delivery, submission } from '@/lib/db/schema/reviews';
import { asset, assetLabel, assetNote, concept, derivation, pick } from '@/lib/db/schema/runs';
import { type AssetState, assetState } from './rules';

/** The same decision as `assetState`, for filters. */
const stateSql = sql<AssetState>`CASE
  WHEN ${submission.state} = 'approved' AND ${delivery.state} = 'delivered' THEN 'delivered'
  WHEN ${submission.state} IS NOT NULL AND ${submission.state} <> 'withdrawn' THEN ${submission.state}
  WHEN ${pick.assetId} IS NOT NULL AND ${pick.withdrawnAt} IS NULL THEN 'picked'
  ELSE 'draft' END`;

const columns = {
  asset,
  name: sql<string>`COALESCE(${assetLabel.name}, '')`,
  tags: assetLabel.tags,
  labelRevision: sql<number>`COALESCE(${assetLabel.revision}, 0)`,
  conceptName: concept.name,
  campaignName: campaign.name,
  createdByName: person.name,
  picked: sql<boolean>`(${pick.assetId} IS NOT NULL AND ${pick.withdrawnAt} IS NULL)`,
  submissionId: submission.id,
  submissionState: submission.state,
  deliveryState: delivery.state,
};

const newestSubmission = sql`(SELECT s.id FROM submission s WHERE s.asset_id = ${asset.id}
  ORDER BY s.submitted_at DESC, s.id DESC LIMIT 1)`;

const select = (db: DbOrTx) =>
  db
    .select(columns)
    .from(asset)
    .innerJoin(concept, eq(concept.id, asset.conceptId))
    .innerJoin(campaign, eq(campaign.id, asset.campaignId))
    .leftJoin(person, eq(person.id, asset.createdBy))
    .leftJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .leftJoin(pick, eq(pick.assetId, asset.id))
    .leftJoin(submission, eq(submission.id, newestSubmission))
    .leftJoin(delivery, eq(delivery.submissionId, submission.id));

const entryOf = ({ asset: row, tags, ...rest }: Awaited<ReturnType<typeof select>>[number]) => ({
  ...row,
  ...rest,
  tags: tags ?? [],
  state: assetState({
    picked: rest.picked,
    submission: rest.submissionState,
    delivery: rest.deliveryState,
  }),
  /** What people call it: its name, else its concept's. */
  title: rest.name || rest.conceptName,
});
/** An asset with what lies beside it. */
export type AssetEntry = ReturnType<typeof entryOf>;

/** The asset, if it is of this brand. */
export async function findAsset(db: DbOrTx, brandId: string, id: string): Promise<AssetEntry | null> {
  const [row] = await select(db).where(and(eq(asset.id, id), eq(asset.brandId, brandId)));
  return row ? entryOf(row) : null;
}

export type AssetFilter = {
  q?: string;
  state?: AssetState;
  campaignId?: string;
  market?: string;
  /** Oldest first instead of newest first. */
  oldest?: boolean;
  /** The last asset of the page before. */
  after?: string;
  limit?: number;
};

function matching(brandId: string, filter: AssetFilter): SQL | undefined {
  const like = filter.q ? likePattern(filter.q) : null;
  return and(
    eq(asset.brandId, brandId),
    filter.campaignId ? eq(asset.campaignId, filter.campaignId) : undefined,
    filter.market ? eq(asset.market, filter.market) : undefined,
    filter.state ? sql`${stateSql} = ${filter.state}` : undefined,
    like
      ? sql`(${assetLabel.name} ILIKE ${like} OR ${assetLabel.tags}::text ILIKE ${like} OR ${concept.name} ILIKE ${like}
          OR ${campaign.name} ILIKE ${like} OR ${asset.id} = ${filter.q} OR ${asset.sha256} = ${filter.q?.toLowerCase()}
          OR EXISTS (SELECT 1 FROM run_output o JOIN run r ON r.id = o.run_id
            WHERE o.id = ${asset.outputId} AND r.slots::text ILIKE ${like}))`
      : undefined,
  );
}

/** A page of assets (keyset: creation time and id) with the count of all that match. */
export async function listAssets(
  db: DbOrTx,
  brandId: string,
  filter: AssetFilter = {},
): Promise<{ rows: AssetEntry[]; total: number; next: string | null }> {
  const limit = filter.limit ?? 48;
  const where = matching(brandId, filter);
  const cursor = filter.after
    ? sql`(${asset.createdAt}, ${asset.id}) ${sql.raw(filter.oldest ? '>' : '<')}
        (SELECT c.created_at, c.id FROM asset c WHERE c.id = ${filter.after} AND c.brand_id = ${brandId})`
    : undefined;
  const order = filter.oldest
    ? [asc(asset.createdAt), asc(asset.id)]
    : [desc(asset.createdAt), desc(asset.id)];
  const found = await select(db)
    .where(and(where, cursor))
    .orderBy(...order)
    .limit(limit + 1);
  const [all] = await db
    .select({ total: count() })
    .from(asset)
    .innerJoin(concept, eq(concept.id, asset.conceptId))
    .innerJoin(campaign, eq(campaign.id, asset.campaignId))
    .leftJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .leftJoin(pick, eq(pick.assetId, asset.id))
    .leftJoin(submission, eq(submission.id, newestSubmission))
    .leftJoin(delivery, eq(delivery.submissionId, submission.id))
    .where(where);
  const rows = found.slice(0, limit).map(entryOf);
  return {
    rows,
    total: all?.total ?? 0,
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

export type LineageNode = AssetEntry & {
  /** 0 is the asset itself, negative its ancestors, positive what came out of it. */
  depth: number;
};
export type Lineage = {
  nodes: LineageNode[];
  edges: { assetId: string; parentAssetId: string; operation: string }[];
};

/** Everything the asset descends from and everything that descends from it, as a graph; ancestors first. */
export async function lineage(db: DbOrTx, brandId: string, assetId: string): Promise<Lineage> {
  const found = await db.execute<{ id: string; depth: number }>(sql`
    WITH RECURSIVE up(id, depth) AS (
      SELECT a.id, 0 FROM asset a WHERE a.id = ${assetId} AND a.brand_id = ${brandId}
      UNION
      SELECT d.parent_asset_id, up.depth - 1 FROM derivation d JOIN up ON d.asset_id = up.id WHERE up.depth > -100
    ), down(id, depth) AS (
      SELECT a.id, 0 FROM asset a WHERE a.id = ${assetId} AND a.brand_id = ${brandId}
      UNION
      SELECT d.asset_id, down.depth + 1 FROM derivation d JOIN down ON d.parent_asset_id = down.id WHERE down.depth < 100
    )
    SELECT id, min(depth) AS depth FROM (SELECT * FROM up UNION ALL SELECT * FROM down) line GROUP BY id`);
  const depths = new Map(found.rows.map((row) => [row.id, Number(row.depth)]));
  const ids = [...depths.keys()];
  if (ids.length === 0) return { nodes: [], edges: [] };
  const rows = await select(db).where(and(inArray(asset.id, ids), eq(asset.brandId, brandId)));
  const edges = await db
    .select()
    .from(derivation)
    .where(and(inArray(derivation.assetId, ids), inArray(derivation.parentAssetId, ids)));
  const nodes = rows
    .map((row) => ({ ...entryOf(row), depth: depths.get(row.asset.id) ?? 0 }))
    .sort((a, b) => a.depth - b.depth || a.id.localeCompare(b.id));
  return { nodes, edges };
}

/** What people wrote about the asset, oldest first. */
export const listNotes = (db: DbOrTx, brandId: string, assetId: string) =>
  db
    .select({
      id: assetNote.id,
      text: assetNote.text,
      writtenAt: assetNote.writtenAt,
      writtenByName: person.name,
    })
    .from(assetNote)
    .innerJoin(asset, eq(asset.id, assetNote.assetId))
    .leftJoin(person, eq(person.id, assetNote.writtenBy))
    .where(and(eq(assetNote.assetId, assetId), eq(asset.brandId, brandId)))
    .orderBy(asc(assetNote.writtenAt), asc(assetNote.id));

/** Campaigns that have pictures, for a filter. */
export const campaignsWithAssets = (db: DbOrTx, brandId: string) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .where(
      and(
        eq(campaign.brandId, brandId),
        sql`EXISTS (SELECT 1 FROM asset a WHERE a.campaign_id = ${campaign.id})`,
      ),
    )
    .orderBy(asc(campaign.name));
