import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { brandKit } from '@/lib/db/schema/library';
import { route, terms, termsDecision } from '@/lib/db/schema/models';
import { brand } from '@/lib/db/schema/people';
import { newId } from '@/lib/id';

export type BrandKit = typeof brandKit.$inferSelect;

/** The kit of a brand; every brand has one from its first transaction on. */
export async function findBrandKit(db: DbOrTx, brandId: string): Promise<BrandKit | null> {
  const [row] = await db.select().from(brandKit).where(eq(brandKit.brandId, brandId));
  return row ?? null;
}

/** False when the slug is taken. */
export async function insertBrand(tx: Tx, row: { id: string; slug: string; name: string }): Promise<boolean> {
  const rows = await tx.insert(brand).values(row).onConflictDoNothing().returning({ id: brand.id });
  if (rows.length === 0) return false;
  await tx.insert(brandKit).values({ brandId: row.id });
  return true;
}

/** Newest terms of each route that is part of Countersign itself. */
export async function listBuiltInTerms(tx: Tx): Promise<(typeof terms.$inferSelect)[]> {
  return tx
    .selectDistinctOn([terms.routeId], getTableColumns(terms))
    .from(terms)
    .innerJoin(route, eq(route.id, terms.routeId))
    .where(eq(route.provider, 'sandbox'))
    .orderBy(terms.routeId, sql`${terms.version} desc`);
}

export async function acceptBuiltInTerms(
  tx: Tx,
  brandId: string,
  accepted: readonly { id: string; routeId: string }[],
  by: string,
  at: Date,
): Promise<void> {
  if (accepted.length === 0) return;
  await tx.insert(termsDecision).values(
    accepted.map((entry) => ({
      id: newId('termsDecision', at),
      brandId,
      routeId: entry.routeId,
      termsId: entry.id,
      decision: 'accepted' as const,
      limits: { uses: null, territories: null, until: null },
      note: 'Part of Countersign itself; accepted when the brand was set up.',
      decidedBy: by,
      decidedAt: at,
    })),
  );
}

/** Changes the kit if it still is at `revision`; null when somebody else was faster. */
export async function updateKit(
  tx: Tx,
  brandId: string,
  revision: number,
  change: Partial<
    Pick<BrandKit, 'palette' | 'voice' | 'forbiddenTerms' | 'marketTerms' | 'claims' | 'logoSha256'>
  >,
  at: Date,
): Promise<BrandKit | null> {
  const [row] = await tx
    .update(brandKit)
    .set({ ...change, revision: revision + 1, updatedAt: at })
    .where(and(eq(brandKit.brandId, brandId), eq(brandKit.revision, revision)))
    .returning();
  return row ?? null;
}
