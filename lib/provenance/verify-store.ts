import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { blob, reference, templateVersion } from '@/lib/db/schema/library';
import { brand } from '@/lib/db/schema/people';
import { delivery } from '@/lib/db/schema/reviews';
import { asset, run, runInput, runOutput } from '@/lib/db/schema/runs';

export const brandsToVerify = (db: DbOrTx) =>
  db.select({ id: brand.id, slug: brand.slug, name: brand.name }).from(brand).orderBy(brand.slug);

export const assetsToVerify = (db: DbOrTx, brandId: string) =>
  db
    .select({ id: asset.id, sha256: asset.sha256, pixelDigest: asset.pixelDigest })
    .from(asset)
    .where(eq(asset.brandId, brandId))
    .orderBy(asc(asset.id));

export const referencesToVerify = (db: DbOrTx, brandId: string) =>
  db
    .select({ reference, pixelDigest: blob.pixelDigest })
    .from(reference)
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .where(eq(reference.brandId, brandId))
    .orderBy(asc(reference.id));

export const deliveriesToVerify = (db: DbOrTx, brandId: string) =>
  db
    .select()
    .from(delivery)
    .where(and(eq(delivery.brandId, brandId), sql`${delivery.sealedSha256} IS NOT NULL`))
    .orderBy(asc(delivery.id));

export const versionsToVerify = (db: DbOrTx, brandId: string) =>
  db
    .select()
    .from(templateVersion)
    .where(eq(templateVersion.brandId, brandId))
    .orderBy(asc(templateVersion.id));

export const runsToVerify = (db: DbOrTx, brandId: string) =>
  db.select().from(run).where(eq(run.brandId, brandId)).orderBy(asc(run.id));

export async function partsOfRun(db: DbOrTx, runId: string) {
  const inputs = await db
    .select()
    .from(runInput)
    .where(eq(runInput.runId, runId))
    .orderBy(asc(runInput.position));
  const outputs = await db
    .select({ seed: runOutput.seed })
    .from(runOutput)
    .where(eq(runOutput.runId, runId))
    .orderBy(asc(runOutput.position));
  return { inputs, seeds: outputs.map((row) => row.seed) };
}

/** The brand's events in their order, after a position. */
export const eventsToVerify = (db: DbOrTx, brandId: string, after: number, limit = 500) =>
  db
    .select()
    .from(event)
    .where(and(eq(event.brandId, brandId), gt(event.position, after)))
    .orderBy(asc(event.position))
    .limit(limit);

export async function countToVerify(db: DbOrTx, brandId: string): Promise<number> {
  const found = await db.execute<{ n: number }>(sql`SELECT (
    (SELECT count(*) FROM asset WHERE brand_id = ${brandId}) + (SELECT count(*) FROM reference WHERE brand_id = ${brandId})
    + (SELECT count(*) FROM delivery WHERE brand_id = ${brandId} AND sealed_sha256 IS NOT NULL)
    + (SELECT count(*) FROM lockset WHERE brand_id = ${brandId} AND state = 'frozen')
    + (SELECT count(*) FROM template_version WHERE brand_id = ${brandId})
    + (SELECT count(*) FROM run WHERE brand_id = ${brandId}) + (SELECT count(*) FROM event WHERE brand_id = ${brandId}))::int AS n`);
  return found.rows[0]?.n ?? 0;
}
