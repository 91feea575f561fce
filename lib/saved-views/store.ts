import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '@/lib/ctx';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { savedView } from '@/lib/db/schema/saved-views';
import type { ViewPage } from './schemas';

export type SavedView = typeof savedView.$inferSelect;

const mine = (ctx: Ctx) => and(eq(savedView.brandId, ctx.brand.id), eq(savedView.personId, ctx.actor.id));

/** A person's own views of a page in this brand, by name. */
export const listViews = (db: DbOrTx, ctx: Ctx, page: ViewPage): Promise<SavedView[]> =>
  db
    .select()
    .from(savedView)
    .where(and(mine(ctx), eq(savedView.page, page)))
    .orderBy(asc(savedView.name));

/** False when the person has one of this name on the page already. */
export async function insertView(tx: Tx, row: typeof savedView.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(savedView).values(row).onConflictDoNothing().returning({ id: savedView.id });
  return rows.length === 1;
}

/** False when the person has no such view. */
export async function updateViewName(tx: Tx, ctx: Ctx, id: string, name: string): Promise<boolean> {
  const rows = await tx
    .update(savedView)
    .set({ name })
    .where(and(mine(ctx), eq(savedView.id, id)))
    .returning({ id: savedView.id });
  return rows.length === 1;
}

export async function deleteViewRow(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const rows = await tx
    .delete(savedView)
    .where(and(mine(ctx), eq(savedView.id, id)))
    .returning({ id: savedView.id });
  return rows.length === 1;
}
