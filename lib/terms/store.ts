import { and, desc, eq, inArray } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { route, terms, termsDecision } from '@/lib/db/schema/models';

type Route = typeof route.$inferSelect;
type Terms = typeof terms.$inferSelect;
type Decision = typeof termsDecision.$inferSelect;
export type RouteTerms = { route: Route; terms: Terms | null; decision: Decision | null };

/** Per route its newest terms, and the brand's newest decision on that route (whatever version that named). */
export async function termsInForce(
  db: DbOrTx,
  brandId: string,
  routeIds?: readonly string[],
): Promise<Map<string, RouteTerms>> {
  const only = routeIds ? [...routeIds] : undefined;
  if (only?.length === 0) return new Map();
  const routes = await db
    .select()
    .from(route)
    .where(only ? inArray(route.id, only) : undefined)
    .orderBy(route.name);
  const newest = await db
    .selectDistinctOn([terms.routeId])
    .from(terms)
    .where(only ? inArray(terms.routeId, only) : undefined)
    .orderBy(terms.routeId, desc(terms.version));
  const decisions = await db
    .selectDistinctOn([termsDecision.routeId])
    .from(termsDecision)
    .where(and(eq(termsDecision.brandId, brandId), only ? inArray(termsDecision.routeId, only) : undefined))
    .orderBy(termsDecision.routeId, desc(termsDecision.decidedAt), desc(termsDecision.id));
  return new Map(
    routes.map((entry) => [
      entry.id,
      {
        route: entry,
        terms: newest.find((row) => row.routeId === entry.id) ?? null,
        decision: decisions.find((row) => row.routeId === entry.id) ?? null,
      },
    ]),
  );
}

export async function insertDecision(tx: Tx, row: typeof termsDecision.$inferInsert): Promise<void> {
  await tx.insert(termsDecision).values(row);
}
