import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { campaign, lockset } from '@/lib/db/schema/campaigns';
import { brand } from '@/lib/db/schema/people';
import { delivery, submission } from '@/lib/db/schema/reviews';
import { asset } from '@/lib/db/schema/runs';

export type Delivery = typeof delivery.$inferSelect;

/** A delivery with what it is about. */
export async function loadDelivery(db: DbOrTx, brandId: string, submissionId: string) {
  const [row] = await db
    .select({
      delivery,
      submission,
      asset,
      brand: { id: brand.id, slug: brand.slug, name: brand.name },
      campaignName: campaign.name,
      lockset: { id: lockset.id, number: lockset.number, sha256: lockset.sha256 },
    })
    .from(delivery)
    .innerJoin(submission, eq(submission.id, delivery.submissionId))
    .innerJoin(asset, eq(asset.id, delivery.assetId))
    .innerJoin(brand, eq(brand.id, delivery.brandId))
    .innerJoin(campaign, eq(campaign.id, delivery.campaignId))
    .innerJoin(lockset, eq(lockset.id, submission.locksetId))
    .where(and(eq(delivery.submissionId, submissionId), eq(delivery.brandId, brandId)));
  return row ?? null;
}
export type LoadedDelivery = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>;

/** The row, held until the transaction ends: a recall waits, and then sees how it ended. */
export async function lockDelivery(tx: Tx, brandId: string, submissionId: string): Promise<Delivery | null> {
  const [row] = await tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.submissionId, submissionId), eq(delivery.brandId, brandId)))
    .for('update');
  return row ?? null;
}

/** Moves a delivery on if it still is in one of the states; false when somebody was faster. */
export async function moveDelivery(
  tx: Tx,
  brandId: string,
  submissionId: string,
  from: Delivery['state'][],
  to: Partial<typeof delivery.$inferInsert> & { state: Delivery['state'] },
): Promise<boolean> {
  const rows = await tx
    .update(delivery)
    .set(to)
    .where(
      and(
        eq(delivery.submissionId, submissionId),
        eq(delivery.brandId, brandId),
        inArray(delivery.state, from),
      ),
    )
    .returning({ id: delivery.id });
  return rows.length === 1;
}

/** Deliveries of an asset, newest first. */
export const deliveriesOf = (db: DbOrTx, brandId: string, assetId: string): Promise<Delivery[]> =>
  db
    .select()
    .from(delivery)
    .where(and(eq(delivery.assetId, assetId), eq(delivery.brandId, brandId)))
    .orderBy(desc(delivery.createdAt));

/** The newest sealed file of an asset. */
export async function newestSealed(db: DbOrTx, brandId: string, assetId: string): Promise<Delivery | null> {
  const [row] = await db
    .select()
    .from(delivery)
    .where(
      and(eq(delivery.assetId, assetId), eq(delivery.brandId, brandId), isNotNull(delivery.sealedSha256)),
    )
    .orderBy(desc(delivery.createdAt))
    .limit(1);
  return row ?? null;
}
