import type { Ctx } from '@/lib/ctx';
import type { DbOrTx } from '@/lib/db/client';
import { deliveriesOf } from '@/lib/deliveries/store';
import { requireCan } from '@/lib/mutation';
import { signOffsOf, submissionsOf } from '@/lib/reviews/store';
import { makingOf, referencesOf } from './record-store';
import { findAsset, lineage, listNotes } from './store';

/** An asset with everything that is known of it. Null when it is not of this brand. */
export async function readAsset(db: DbOrTx, ctx: Ctx, id: string) {
  requireCan(ctx, 'asset:read');
  const brandId = ctx.brand.id;
  const asset = await findAsset(db, brandId, id);
  if (!asset) return null;
  const [making, references, graph, notes, submissions, deliveries] = await Promise.all([
    makingOf(db, brandId, id),
    referencesOf(db, brandId, id),
    lineage(db, brandId, id),
    listNotes(db, brandId, id),
    submissionsOf(db, brandId, id),
    deliveriesOf(db, brandId, id),
  ]);
  const reviews = await Promise.all(
    submissions.map(async (entry) => ({
      ...entry,
      signOffs: await signOffsOf(db, brandId, entry.submission.id),
    })),
  );
  return { asset, making, references, graph, notes, reviews, deliveries };
}
export type AssetRecord = NonNullable<Awaited<ReturnType<typeof readAsset>>>;
