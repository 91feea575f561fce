import { and, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { modelRule } from '@/lib/db/schema/models';
import type { Role } from '@/lib/permission';
import { type ModelRule, permitOf } from './permit-rules';
import type { Candidate } from './route-reasons';

export const listModelRules = (
  db: DbOrTx,
  brandId: string,
): Promise<(ModelRule & { setBy: string; updatedAt: Date })[]> =>
  db.select().from(modelRule).where(eq(modelRule.brandId, brandId));

/** Pictures that a person asked for since a day began (UTC), by route; what was cancelled does not count. */
async function askedToday(
  db: DbOrTx,
  brandId: string,
  personId: string,
  now: Date,
): Promise<Map<string, number>> {
  const found = await db.execute<{ routeId: string; n: number }>(sql`
    select coalesce(o.route_id, r.route_id) as "routeId", count(*)::int as n
    from run r join run_output o on o.run_id = r.id
    where r.brand_id = ${brandId} and r.requested_by = ${personId} and o.state <> 'cancelled'
      and r.created_at >= date_trunc('day', ${now.toISOString()}::timestamptz at time zone 'UTC') at time zone 'UTC'
    group by 1`);
  return new Map(found.rows.map((row) => [row.routeId, row.n]));
}

/** What a person may do with each route in the brand now. Counts only where a quota is set. */
export async function permitsOf(
  db: DbOrTx,
  who: { brandId: string; personId: string; roles: readonly Role[]; now: Date },
): Promise<(routeId: string) => Candidate['permit']> {
  // Nobody's roles: what a person may do was decided when they asked.
  if (who.roles.length === 0) return () => ({ allowed: true, left: null });
  const rules = await listModelRules(db, who.brandId);
  const counted = rules.some((rule) => rule.picturesPerDay !== null)
    ? await askedToday(db, who.brandId, who.personId, who.now)
    : new Map<string, number>();
  return (routeId) => {
    const { allowed, perDay } = permitOf(rules, who.roles, routeId);
    return { allowed, left: perDay === null ? null : Math.max(0, perDay - (counted.get(routeId) ?? 0)) };
  };
}

/** One request at a time of a person who has a quota, until commit: two at once could both see the last picture left. */
export async function lockQuota(tx: Tx, brandId: string, personId: string): Promise<void> {
  const rules = await listModelRules(tx, brandId);
  if (!rules.some((rule) => rule.picturesPerDay !== null)) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`quota:${brandId}:${personId}`}, 0))`);
}

/** What holds for one role and route, until commit; null = no rule. A rule that is not there yet is held as well. */
export async function holdModelRule(
  tx: Tx,
  { brandId, role, routeId }: { brandId: string; role: string; routeId: string },
): Promise<ModelRule | null> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`model_rule:${brandId}:${role}:${routeId}`}, 0))`,
  );
  const rules = await listModelRules(tx, brandId);
  return rules.find((rule) => rule.role === role && rule.routeId === routeId) ?? null;
}

/** Sets what a role may do with a route; false when it is so already. */
export async function upsertModelRule(tx: Tx, row: typeof modelRule.$inferInsert): Promise<boolean> {
  const { brandId: _brand, role: _role, routeId: _route, ...set } = row;
  const rows = await tx
    .insert(modelRule)
    .values(row)
    .onConflictDoUpdate({
      target: [modelRule.brandId, modelRule.role, modelRule.routeId],
      set,
      setWhere: sql`${modelRule.allowed} <> ${row.allowed} or ${modelRule.picturesPerDay} is distinct from ${row.picturesPerDay ?? null}`,
    })
    .returning({ role: modelRule.role });
  return rows.length === 1;
}

/** Takes a rule away; false when there was none. */
export async function deleteModelRule(
  tx: Tx,
  { brandId, role, routeId }: { brandId: string; role: string; routeId: string },
): Promise<boolean> {
  const rows = await tx
    .delete(modelRule)
    .where(and(eq(modelRule.brandId, brandId), eq(modelRule.role, role), eq(modelRule.routeId, routeId)))
    .returning({ role: modelRule.role });
  return rows.length === 1;
}
