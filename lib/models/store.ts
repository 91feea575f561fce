import { and, asc, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { route } from '@/lib/db/schema/models';

export type Route = typeof route.$inferSelect;

/** Every route of the installation, by provider and name. */
export async function listRoutes(db: DbOrTx): Promise<Route[]> {
  return db.select().from(route).orderBy(asc(route.provider), asc(route.name), asc(route.id));
}

export async function findRoute(db: DbOrTx, routeId: string): Promise<Route | null> {
  const [row] = await db.select().from(route).where(eq(route.id, routeId));
  return row ?? null;
}

/** Changes a route that nobody else changed since `revision`; null otherwise. */
export async function updateRoute(
  tx: Tx,
  routeId: string,
  revision: number,
  change: Pick<Route, 'name' | 'enabled' | 'spec' | 'updatedAt'>,
): Promise<Route | null> {
  const [row] = await tx
    .update(route)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(route.id, routeId), eq(route.revision, revision)))
    .returning();
  return row ?? null;
}

/** Adds a route; false when there is one with this id, or for this provider, model and plan. */
export async function insertRoute(tx: Tx, row: typeof route.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(route).values(row).onConflictDoNothing().returning({ id: route.id });
  return rows.length === 1;
}
