import { and, asc, countDistinct, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import {
  campaign,
  lockset,
  locksetMarket,
  locksetReference,
  locksetRoute,
  locksetSeed,
  locksetSize,
  locksetStage,
  locksetTemplate,
  locksetTier,
} from '@/lib/db/schema/campaigns';
import type { LocksetRows } from './rules';
import type { Lockset } from './store';

/** The lockset's child rows, for computing its hash again. */
export async function readLocksetRows(
  db: DbOrTx,
  locksetRow: { id: string; campaignId: string; number: number },
): Promise<LocksetRows> {
  const { id } = locksetRow;
  // One after the other: a transaction has one connection.
  return {
    lockset: locksetRow,
    templates: await db.select().from(locksetTemplate).where(eq(locksetTemplate.locksetId, id)),
    references: await db.select().from(locksetReference).where(eq(locksetReference.locksetId, id)),
    seeds: await db.select().from(locksetSeed).where(eq(locksetSeed.locksetId, id)),
    tiers: await db.select().from(locksetTier).where(eq(locksetTier.locksetId, id)),
    routes: await db.select().from(locksetRoute).where(eq(locksetRoute.locksetId, id)),
    sizes: await db.select().from(locksetSize).where(eq(locksetSize.locksetId, id)),
    markets: await db.select().from(locksetMarket).where(eq(locksetMarket.locksetId, id)),
    stages: await db.select().from(locksetStage).where(eq(locksetStage.locksetId, id)),
  };
}

/** How many active campaigns of a brand have each model in the lockset in force. */
export async function countRouteUse(db: DbOrTx, brandId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ routeId: locksetRoute.routeId, campaigns: countDistinct(campaign.id) })
    .from(campaign)
    .innerJoin(locksetRoute, eq(locksetRoute.locksetId, campaign.locksetId))
    .where(and(eq(campaign.brandId, brandId), eq(campaign.state, 'active')))
    .groupBy(locksetRoute.routeId);
  return new Map(rows.map((row) => [row.routeId, row.campaigns]));
}

/** Every lockset that was ever frozen, for checking hashes; of one brand, or of the installation. */
export async function listFrozenLocksets(
  db: DbOrTx,
  scope: { brandId: string } | 'everything',
): Promise<Lockset[]> {
  return db
    .select()
    .from(lockset)
    .where(
      and(
        eq(lockset.state, 'frozen'),
        scope === 'everything' ? undefined : eq(lockset.brandId, scope.brandId),
      ),
    )
    .orderBy(asc(lockset.id));
}

export async function nextLocksetNumber(tx: Tx, campaignId: string): Promise<number> {
  const [row] = await tx
    .select({ newest: sql<number>`coalesce(max(${lockset.number}), 0)::int` })
    .from(lockset)
    .where(eq(lockset.campaignId, campaignId));
  return (row?.newest ?? 0) + 1;
}

/** Writes the lockset with all its rows; from the sign-off on the database refuses every change to them. */
export async function insertLockset(
  tx: Tx,
  row: typeof lockset.$inferInsert,
  rows: LocksetRows,
): Promise<void> {
  const held = <T extends object>(list: readonly T[]) =>
    list.map((entry) => ({ ...entry, locksetId: row.id }));
  await tx.insert(lockset).values(row);
  await tx.insert(locksetTemplate).values(held(rows.templates));
  if (rows.references.length > 0) await tx.insert(locksetReference).values(held(rows.references));
  await tx.insert(locksetSeed).values(held(rows.seeds));
  await tx.insert(locksetTier).values(held(rows.tiers));
  await tx.insert(locksetRoute).values(held(rows.routes));
  await tx.insert(locksetSize).values(held(rows.sizes));
  await tx.insert(locksetMarket).values(held(rows.markets));
  await tx.insert(locksetStage).values(held(rows.stages));
}

/** Freezes what was proposed under exactly this hash, by somebody other than the proposer; null when not so. */
export async function freezeLockset(
  tx: Tx,
  brandId: string,
  locksetId: string,
  signed: { sha256: string; by: string; at: Date },
): Promise<Lockset | null> {
  const [row] = await tx
    .update(lockset)
    .set({ state: 'frozen', signedBy: signed.by, frozenAt: signed.at })
    .where(
      and(
        eq(lockset.id, locksetId),
        eq(lockset.brandId, brandId),
        eq(lockset.state, 'proposed'),
        eq(lockset.sha256, signed.sha256),
        sql`${lockset.proposedBy} <> ${signed.by}`,
      ),
    )
    .returning();
  return row ?? null;
}

export async function sendBackLockset(
  tx: Tx,
  brandId: string,
  locksetId: string,
  reason: string,
): Promise<Lockset | null> {
  const [row] = await tx
    .update(lockset)
    .set({ state: 'refused', refusedReason: reason })
    .where(and(eq(lockset.id, locksetId), eq(lockset.brandId, brandId), eq(lockset.state, 'proposed')))
    .returning();
  return row ?? null;
}
