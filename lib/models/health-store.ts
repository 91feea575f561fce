import { eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { routeHealth } from '@/lib/db/schema/models';
import { admission, afterFailure, type Health, healthy, TRIAL_MS } from './breaker-rules';

type Row = typeof routeHealth.$inferSelect;

/** Health of routes that ever failed; one that is not in it is healthy. */
export async function listHealth(db: DbOrTx, routeIds?: readonly string[]): Promise<Map<string, Row>> {
  if (routeIds?.length === 0) return new Map();
  const rows = await db
    .select()
    .from(routeHealth)
    .where(routeIds ? inArray(routeHealth.routeId, [...routeIds]) : undefined);
  return new Map(rows.map((row) => [row.routeId, row]));
}

/** Until when a route takes no calls; null when it does, be it as a trial. */
export function restsUntil(health: Health | undefined, now: Date): Date | null {
  const admitted = admission(health ?? healthy, now);
  return admitted.kind === 'wait' ? admitted.until : null;
}

const locked = async (tx: Tx, routeId: string): Promise<Health | null> => {
  const [row] = await tx.select().from(routeHealth).where(eq(routeHealth.routeId, routeId)).for('update');
  return row ?? null;
};

/**
 * Whether a call may go to the route now; otherwise the instant to come back at. Of a half-open breaker only one
 * caller gets through until its trial has ended.
 */
export async function admit(tx: Tx, routeId: string, now: Date): Promise<Date | null> {
  // Almost always the route is healthy: then no row is locked, so that callers do not queue up for it.
  const [seen] = await tx.select().from(routeHealth).where(eq(routeHealth.routeId, routeId));
  if (!seen || admission(seen, now).kind === 'yes') return null;
  const admitted = admission((await locked(tx, routeId)) ?? healthy, now);
  if (admitted.kind === 'wait') return admitted.until;
  if (admitted.kind === 'trial')
    await tx
      .update(routeHealth)
      .set({ trialUntil: new Date(now.getTime() + TRIAL_MS), updatedAt: now })
      .where(eq(routeHealth.routeId, routeId));
  return null;
}

/**
 * Until when a model that was just looked at takes no call; null when this one may go. Only where its breaker opened
 * before is it asked again, under a lock: of those that come then, one is the trial.
 */
export async function restsNow(
  tx: Tx,
  { id, restsUntil, halfOpen }: { id: string; restsUntil: string | null; halfOpen: boolean },
  now: Date,
): Promise<Date | null> {
  if (restsUntil) return new Date(restsUntil);
  return halfOpen ? admit(tx, id, now) : null;
}

/** A call gave what was asked for: the breaker closes. */
export async function recordSuccess(tx: Tx, routeId: string, now: Date): Promise<void> {
  await tx
    .update(routeHealth)
    .set({ ...healthy, lastCode: null, updatedAt: now })
    .where(
      sql`${eq(routeHealth.routeId, routeId)} and ${or(sql`${routeHealth.failures} > 0`, isNotNull(routeHealth.openUntil))}`,
    );
}

/** A call failed in a way that says something of the provider. True when this one opened the breaker. */
export async function recordFailure(
  tx: Tx,
  routeId: string,
  failed: { code: string; atOnce: boolean; retryAfterMs: number; now: Date },
): Promise<boolean> {
  const { code, now } = failed;
  await tx.insert(routeHealth).values({ routeId, updatedAt: now }).onConflictDoNothing();
  const before = (await locked(tx, routeId)) ?? healthy;
  const after = afterFailure(before, now, failed);
  const { failures, openings, openUntil, trialUntil } = after;
  await tx
    .update(routeHealth)
    .set({ failures, openings, openUntil, trialUntil, lastCode: code, updatedAt: now })
    .where(eq(routeHealth.routeId, routeId));
  return after.openings > before.openings;
}

/** An administrator mended it: calls may go at once. False when it was healthy already. */
export async function resetHealth(tx: Tx, routeId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(routeHealth)
    .set({ ...healthy, lastCode: null, updatedAt: now })
    .where(sql`${eq(routeHealth.routeId, routeId)} and ${isNotNull(routeHealth.openUntil)}`)
    .returning({ routeId: routeHealth.routeId });
  return rows.length === 1;
}
