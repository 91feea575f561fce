import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/client';
import { submission } from '@/lib/db/schema/reviews';
import { asset, assetLabel, assetNote, derivation, pick, run, runInput } from '@/lib/db/schema/runs';

export type Asset = typeof asset.$inferSelect;

/** The asset, held so that it cannot be discarded before this transaction ends. */
export async function holdAsset(tx: Tx, brandId: string, id: string): Promise<Asset | null> {
  const [row] = await tx
    .select()
    .from(asset)
    .where(and(eq(asset.id, id), eq(asset.brandId, brandId)))
    .for('key share');
  return row ?? null;
}

/** The asset, held so that nothing new can refer to it before this transaction ends. */
export async function lockAsset(tx: Tx, brandId: string, id: string): Promise<Asset | null> {
  const [row] = await tx
    .select()
    .from(asset)
    .where(and(eq(asset.id, id), eq(asset.brandId, brandId)))
    .for('update');
  return row ?? null;
}

/** Makes the pick, or brings a withdrawn one back; false when it is picked already. */
export async function insertPick(tx: Tx, row: typeof pick.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(pick)
    .values(row)
    .onConflictDoUpdate({
      target: pick.assetId,
      set: { pickedBy: row.pickedBy, pickedAt: row.pickedAt, withdrawnAt: null },
      setWhere: isNotNull(pick.withdrawnAt),
    })
    .returning({ assetId: pick.assetId });
  return rows.length === 1;
}

/** The live pick, held until this transaction ends: unpicking and submitting wait for each other here. */
export async function lockPick(tx: Tx, brandId: string, assetId: string) {
  const [row] = await tx
    .select()
    .from(pick)
    .where(and(eq(pick.assetId, assetId), eq(pick.brandId, brandId), isNull(pick.withdrawnAt)))
    .for('update');
  return row ?? null;
}

export async function withdrawPick(tx: Tx, brandId: string, assetId: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(pick)
    .set({ withdrawnAt: at })
    .where(and(eq(pick.assetId, assetId), eq(pick.brandId, brandId), isNull(pick.withdrawnAt)))
    .returning({ assetId: pick.assetId });
  return rows.length === 1;
}

/** Names the asset if its label still is at `revision`; answers the new revision, null when somebody was faster. */
export async function saveLabel(
  tx: Tx,
  label: { assetId: string; revision: number; name: string; tags: string[] },
): Promise<number | null> {
  const { assetId, revision, name, tags } = label;
  const rows =
    revision === 0
      ? await tx
          .insert(assetLabel)
          .values({ assetId, name, tags, revision: 1 })
          .onConflictDoNothing()
          .returning({ revision: assetLabel.revision })
      : await tx
          .update(assetLabel)
          .set({ name, tags, revision: revision + 1 })
          .where(and(eq(assetLabel.assetId, assetId), eq(assetLabel.revision, revision)))
          .returning({ revision: assetLabel.revision });
  return rows[0]?.revision ?? null;
}

export async function insertNote(tx: Tx, row: typeof assetNote.$inferInsert): Promise<void> {
  await tx.insert(assetNote).values(row);
}

/** What keeps an asset from being discarded. */
export async function tiesOf(tx: Tx, assetId: string) {
  const any = (rows: unknown[]) => rows.length > 0;
  const one = { one: sql`1` };
  const submitted = await tx.select(one).from(submission).where(eq(submission.assetId, assetId)).limit(1);
  const picked = await tx
    .select(one)
    .from(pick)
    .where(and(eq(pick.assetId, assetId), isNull(pick.withdrawnAt)))
    .limit(1);
  const children = await tx
    .select(one)
    .from(derivation)
    .where(eq(derivation.parentAssetId, assetId))
    .limit(1);
  const runs = await tx
    .select(one)
    .from(run)
    .leftJoin(runInput, eq(runInput.runId, run.id))
    .where(or(eq(run.parentAssetId, assetId), eq(runInput.assetId, assetId)))
    .limit(1);
  return { submitted: any(submitted), picked: any(picked), children: any(children), used: any(runs) };
}

/** Deletes the row and what was said about it; the bytes' row and every event stay. */
export async function deleteAsset(tx: Tx, brandId: string, id: string): Promise<boolean> {
  await tx.delete(assetLabel).where(eq(assetLabel.assetId, id));
  await tx.delete(assetNote).where(eq(assetNote.assetId, id));
  await tx.delete(pick).where(eq(pick.assetId, id));
  await tx.delete(derivation).where(eq(derivation.assetId, id));
  const rows = await tx
    .delete(asset)
    .where(and(eq(asset.id, id), eq(asset.brandId, brandId)))
    .returning({ id: asset.id });
  return rows.length === 1;
}
