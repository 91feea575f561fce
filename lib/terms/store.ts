import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { jsonRow } from '@/lib/db/json-row';
import { blob } from '@/lib/db/schema/library';
import { route, terms, termsDecision } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';

type Route = typeof route.$inferSelect;
type Terms = typeof terms.$inferSelect;
type Decision = typeof termsDecision.$inferSelect;
export type RouteTerms = { route: Route; terms: Terms | null; decision: Decision | null };

const rowOf = { route: jsonRow(route), terms: jsonRow(terms), decision: jsonRow(termsDecision) };

/** Per route its newest terms, and the brand's newest decision on that route (whatever version that named). */
export async function termsInForce(
  db: DbOrTx,
  brandId: string,
  routeIds?: readonly string[],
): Promise<Map<string, RouteTerms>> {
  const only = routeIds ? [...routeIds] : undefined;
  if (only?.length === 0) return new Map();
  // Every reading beside every decision: the first line of a route has the newest of both.
  const rows = await db
    .selectDistinctOn([route.id], {
      route: rowOf.route.column,
      terms: rowOf.terms.column,
      decision: rowOf.decision.column,
    })
    .from(route)
    .leftJoin(terms, eq(terms.routeId, route.id))
    .leftJoin(termsDecision, and(eq(termsDecision.routeId, route.id), eq(termsDecision.brandId, brandId)))
    .where(only ? inArray(route.id, only) : undefined)
    .orderBy(route.id, desc(terms.version), desc(termsDecision.decidedAt), desc(termsDecision.id));
  return new Map(
    rows
      .flatMap((row) => {
        const found = rowOf.route.read(row.route);
        const terms = rowOf.terms.read(row.terms);
        return found ? [{ route: found, terms, decision: rowOf.decision.read(row.decision) }] : [];
      })
      .sort((a, b) => a.route.name.localeCompare(b.route.name))
      .map((entry) => [entry.route.id, entry]),
  );
}

export async function insertDecision(tx: Tx, row: typeof termsDecision.$inferInsert): Promise<void> {
  await tx.insert(termsDecision).values(row);
}

/** One decision at a time about a route in a brand, until commit. */
export async function lockDecision(tx: Tx, brandId: string, routeId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`terms:${brandId}:${routeId}`}, 0))`);
}

export async function findNewestTerms(db: DbOrTx, routeId: string): Promise<Terms | null> {
  const [row] = await db
    .select()
    .from(terms)
    .where(eq(terms.routeId, routeId))
    .orderBy(desc(terms.version))
    .limit(1);
  return row ?? null;
}

/** False when this version exists already. */
export async function insertTerms(tx: Tx, row: typeof terms.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(terms).values(row).onConflictDoNothing().returning({ id: terms.id });
  return rows.length === 1;
}

export type DecisionRecord = Decision & { version: number; decidedByName: string };

/** Every decision of the brand on a route, newest first, with the version of the terms that it named. */
export async function listDecisions(db: DbOrTx, brandId: string, routeId: string): Promise<DecisionRecord[]> {
  const rows = await db
    .select({ decision: termsDecision, version: terms.version, name: person.name })
    .from(termsDecision)
    .innerJoin(terms, eq(terms.id, termsDecision.termsId))
    .leftJoin(person, eq(person.id, termsDecision.decidedBy))
    .where(and(eq(termsDecision.brandId, brandId), eq(termsDecision.routeId, routeId)))
    .orderBy(desc(termsDecision.decidedAt), desc(termsDecision.id));
  return rows.map(({ decision, version, name }) => ({
    ...decision,
    version,
    decidedByName: name ?? 'Countersign',
  }));
}

export type TermsReading = Terms & { readByName: string | null; documentSize: number | null };

/** Every reading of a route's terms, newest first, with who read and the size of the kept copy. */
export async function listTermsVersions(db: DbOrTx, routeId: string): Promise<TermsReading[]> {
  const rows = await db
    .select({ terms, readByName: person.name, documentSize: blob.size })
    .from(terms)
    .leftJoin(person, eq(person.id, terms.readBy))
    .leftJoin(blob, eq(blob.sha256, terms.documentSha256))
    .where(eq(terms.routeId, routeId))
    .orderBy(desc(terms.version));
  return rows.map(({ terms: row, ...rest }) => ({ ...row, ...rest }));
}

/** The copy that was kept of what a reading stands on. */
export async function findDocument(db: DbOrTx, termsId: string) {
  const [row] = await db
    .select({ sha256: blob.sha256, mime: blob.mime, routeId: terms.routeId, version: terms.version })
    .from(terms)
    .innerJoin(blob, eq(blob.sha256, terms.documentSha256))
    .where(eq(terms.id, termsId));
  return row ?? null;
}

/** In how many brands legal's newest decision on the route accepts this reading: a newer one ends them all. */
export async function countAcceptances(db: DbOrTx, routeId: string, termsId: string): Promise<number> {
  const found = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select distinct on (d.brand_id) d.terms_id, d.decision from terms_decision d
      where d.route_id = ${routeId} order by d.brand_id, d.decided_at desc, d.id desc) newest
    where newest.terms_id = ${termsId} and newest.decision <> 'refused'`);
  return found.rows[0]?.n ?? 0;
}
