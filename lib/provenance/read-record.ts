import { z } from 'zod';
import { makingOfOutput, referencesById, referencesOf, referencesOfOutput } from '@/lib/assets/record-store';
import { findAsset } from '@/lib/assets/store';
import { eventsAbout } from '@/lib/assets/story-store';
import type { DbOrTx } from '@/lib/db/client';
import { deliveriesOf } from '@/lib/deliveries/store';
import { notFound } from '@/lib/errors';
import { query } from '@/lib/mutation';
import { signOffsOf, submissionsOf } from '@/lib/reviews/store';
import { discardOf, rightsHistory, sourcesOf } from './record-store';
import { findRecord, type RecordRow } from './store';

async function reviewsOf(db: DbOrTx, brandId: string, assetId: string | null) {
  if (!assetId) return [];
  const reviews = [];
  for (const entry of await submissionsOf(db, brandId, assetId))
    reviews.push({ ...entry, signOffs: await signOffsOf(db, brandId, entry.submission.id) });
  return reviews;
}

/** References of a record with their rights now, whatever became of its picture. */
async function usedReferences(db: DbOrTx, brandId: string, row: RecordRow, coveredBy: string | null) {
  if (row.outputId) {
    const inputs = await referencesOfOutput(db, brandId, row.outputId);
    return inputs.map((entry) => ({ ...entry, use: 'input' as const }));
  }
  if (row.assetId) return referencesOf(db, brandId, row.assetId);
  if (!coveredBy) return [];
  const covering = await referencesById(db, brandId, coveredBy);
  return covering.map((entry) => ({ ...entry, use: 'covers' as const }));
}

/** Everything about one picture that was asked for or uploaded, by the id of its record or of its asset. */
export const readRecord = query({
  name: 'readRecord',
  permission: 'provenance:read',
  input: z.strictObject({ id: z.string().max(60) }),
  run: async ({ db, ctx, input }) => {
    const brandId = ctx.brand.id;
    const row = await findRecord(db, brandId, input.id);
    if (!row) throw notFound('record');
    const { outputId, assetId, knownAssetId } = row;
    const [asset, making, sources, discarded, reviews, deliveries] = await Promise.all([
      assetId ? findAsset(db, brandId, assetId) : null,
      outputId ? makingOfOutput(db, brandId, outputId) : null,
      outputId ? sourcesOf(db, brandId, outputId) : [],
      knownAssetId && !assetId ? discardOf(db, brandId, knownAssetId) : null,
      reviewsOf(db, brandId, assetId),
      assetId ? deliveriesOf(db, brandId, assetId) : [],
    ]);
    const subjects = [
      row.id,
      row.runId,
      knownAssetId,
      ...reviews.map((entry) => entry.submission.id),
      ...deliveries.map((entry) => entry.id),
    ].filter((id): id is string => id !== null);
    const events = await eventsAbout(
      db,
      brandId,
      new Map(subjects.map((id) => [id, knownAssetId ?? row.id])),
    );
    const covered = events.find((entry) => entry.type === 'asset.uploaded')?.payload.referenceId;
    const used = await usedReferences(db, brandId, row, typeof covered === 'string' ? covered : null);
    const history = await rightsHistory(
      db,
      brandId,
      used.map((entry) => entry.id),
    );
    const references = used.map((entry) => {
      // An upload brings its reference with it: what it saw is the first revision.
      const seen = entry.use === 'covers' ? 1 : (making?.run.rightsSeen[entry.id] ?? null);
      const atThatTime = history.findLast(
        (past) => past.referenceId === entry.id && seen !== null && past.revision <= seen,
      );
      return { ...entry, seen, atThatTime: atThatTime ?? null };
    });
    const attempts = making?.calls ?? [];
    return { row, asset, making, attempts, sources, references, discarded, reviews, deliveries, events };
  },
});
export type ProvenanceRecord = Awaited<ReturnType<typeof readRecord>>;
