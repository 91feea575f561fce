import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import { delivery, type SubmissionState, signOff, submission } from '@/lib/db/schema/reviews';
import { asset } from '@/lib/db/schema/runs';
import { lineageIds } from '@/lib/governance/store';
import { liveStates } from './rules';

export type Submission = typeof submission.$inferSelect;

/** The submission that binds the asset now: in review or approved. */
export async function liveSubmission(
  db: DbOrTx,
  brandId: string,
  assetId: string,
): Promise<Submission | null> {
  const [row] = await db
    .select()
    .from(submission)
    .where(
      and(
        eq(submission.assetId, assetId),
        eq(submission.brandId, brandId),
        inArray(submission.state, [...liveStates]),
      ),
    );
  return row ?? null;
}

export async function findSubmission(db: DbOrTx, brandId: string, id: string): Promise<Submission | null> {
  const [row] = await db
    .select()
    .from(submission)
    .where(and(eq(submission.id, id), eq(submission.brandId, brandId)));
  return row ?? null;
}

/** Every time the asset was put up for review, newest first. */
export const submissionsOf = (db: DbOrTx, brandId: string, assetId: string) =>
  db
    .select({ submission, submittedByName: person.name })
    .from(submission)
    .leftJoin(person, eq(person.id, submission.submittedBy))
    .where(and(eq(submission.assetId, assetId), eq(submission.brandId, brandId)))
    .orderBy(desc(submission.submittedAt));

/** What reviewers decided about a submission, in order. */
export const signOffsOf = (db: DbOrTx, brandId: string, submissionId: string) =>
  db
    .select({
      id: signOff.id,
      stage: signOff.stage,
      decision: signOff.decision,
      statement: signOff.statement,
      reason: signOff.reason,
      sha256: signOff.sha256,
      pixelDigest: signOff.pixelDigest,
      seen: signOff.seen,
      personId: signOff.personId,
      decidedAt: signOff.decidedAt,
      personName: person.name,
    })
    .from(signOff)
    .innerJoin(submission, eq(submission.id, signOff.submissionId))
    .leftJoin(person, eq(person.id, signOff.personId))
    .where(and(eq(signOff.submissionId, submissionId), eq(submission.brandId, brandId)))
    .orderBy(asc(signOff.decidedAt), asc(signOff.id));

/**
 * Whoever ran, picked, uploaded or submitted anything in the lineage. Picks are read from the events, because a pick row
 * only remembers who picked last.
 */
export async function contributorsOf(db: DbOrTx, brandId: string, assetId: string) {
  const line = await lineageIds(db, brandId, assetId);
  if (line.length === 0) return [];
  const made = await db
    .selectDistinct({
      personId: asset.createdBy,
      did: sql<string>`CASE WHEN ${asset.outputId} IS NULL THEN 'uploaded a picture' ELSE 'ran a prompt' END`,
    })
    .from(asset)
    .where(inArray(asset.id, line));
  const picked = await db
    .selectDistinct({ personId: event.actorId, did: sql<string>`'picked a picture'` })
    .from(event)
    .where(and(inArray(event.subjectId, line), eq(event.type, 'asset.picked'), eq(event.brandId, brandId)));
  const submitted = await db
    .selectDistinct({ personId: submission.submittedBy, did: sql<string>`'submitted a picture'` })
    .from(submission)
    .where(inArray(submission.assetId, line));
  return [...made, ...picked, ...submitted];
}

/** The concept that an asset belongs to. */
export async function conceptOf(db: DbOrTx, assetId: string): Promise<string> {
  const [row] = await db.select({ id: asset.conceptId }).from(asset).where(eq(asset.id, assetId));
  if (!row) throw new Error(`The asset ${assetId} has no row.`);
  return row.id;
}

/** Everything that was made from the asset. */
export async function descendantIds(db: DbOrTx, assetId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    WITH RECURSIVE down(id) AS (
      SELECT d.asset_id FROM derivation d WHERE d.parent_asset_id = ${assetId}
      UNION
      SELECT d.asset_id FROM derivation d JOIN down ON d.parent_asset_id = down.id
    )
    SELECT id FROM down ORDER BY id`);
  return found.rows.map((row) => row.id);
}

export async function insertSubmission(tx: Tx, row: typeof submission.$inferInsert): Promise<void> {
  await tx.insert(submission).values(row);
}

/** Moves a submission on if it still is where it was seen; false when somebody was faster. */
export async function moveSubmission(
  tx: Tx,
  brandId: string,
  id: string,
  from: SubmissionState,
  to: { state: SubmissionState; dueAt?: Date | null; closedAt?: Date },
): Promise<boolean> {
  const rows = await tx
    .update(submission)
    .set(to)
    .where(and(eq(submission.id, id), eq(submission.brandId, brandId), eq(submission.state, from)))
    .returning({ id: submission.id });
  return rows.length === 1;
}

export async function insertSignOff(tx: Tx, row: typeof signOff.$inferInsert): Promise<void> {
  await tx.insert(signOff).values(row);
}

export async function insertDelivery(tx: Tx, row: typeof delivery.$inferInsert): Promise<void> {
  await tx.insert(delivery).values(row);
}

/** Stops a delivery that is not out yet, or marks one that is; false when it is not in that state any more. */
export async function recallDelivery(
  tx: Tx,
  brandId: string,
  submissionId: string,
  delivered: boolean,
): Promise<boolean> {
  const from = delivered ? (['delivered'] as const) : (['pending', 'sealed', 'failed'] as const);
  const rows = await tx
    .update(delivery)
    .set({ state: 'recalled' })
    .where(
      and(
        eq(delivery.submissionId, submissionId),
        eq(delivery.brandId, brandId),
        inArray(delivery.state, [...from]),
      ),
    )
    .returning({ id: delivery.id });
  return rows.length === 1;
}
