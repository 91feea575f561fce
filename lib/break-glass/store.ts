import { and, desc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { breakGlass, breakGlassTouch } from '@/lib/db/schema/break-glass';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import { concept } from '@/lib/db/schema/runs';
import type { EventName } from '@/lib/events/events';
import { lineageIds } from '@/lib/governance/store';
import type { Override } from './rules';
import type { BreakGlassState } from './schemas';

export type BreakGlass = typeof breakGlass.$inferSelect;

const inForce = (brandId: string, campaignId: string, now: Date) =>
  and(
    eq(breakGlass.brandId, brandId),
    eq(breakGlass.campaignId, campaignId),
    eq(breakGlass.state, 'approved'),
    gt(breakGlass.expiresAt, now),
  );

const columns = {
  id: breakGlass.id,
  rule: breakGlass.rule,
  personId: breakGlass.personId,
  conceptId: breakGlass.conceptId,
  reason: breakGlass.reason,
  requestedBy: breakGlass.requestedBy,
  approvedBy: sql<string>`${breakGlass.decidedBy}`,
  expiresAt: sql<Date>`${breakGlass.expiresAt}`.mapWith(breakGlass.expiresAt),
};

/** What is lifted in a campaign at this moment, for showing. */
export async function overridesInForce(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  now: Date,
): Promise<Override[]> {
  return db
    .select(columns)
    .from(breakGlass)
    .where(inForce(brandId, campaignId, now))
    .orderBy(breakGlass.decidedAt, breakGlass.id);
}

/** The same for deciding by it: until the transaction ends, nobody ends one of them. */
export async function holdOverrides(
  tx: Tx,
  brandId: string,
  campaignId: string,
  now: Date,
): Promise<Override[]> {
  return tx
    .select(columns)
    .from(breakGlass)
    .where(inForce(brandId, campaignId, now))
    .orderBy(breakGlass.decidedAt, breakGlass.id)
    .for('share');
}

export type Touched = { type: 'run' | 'submission'; id: string };

/** Writes down that something happened only because the rule was lifted. */
export async function touchOverride(
  tx: Tx,
  overrideId: string,
  subject: Touched,
  at: Date = new Date(),
): Promise<void> {
  await tx
    .insert(breakGlassTouch)
    .values({ breakGlassId: overrideId, subjectType: subject.type, subjectId: subject.id, touchedAt: at })
    .onConflictDoNothing();
}

export async function findBreakGlass(db: DbOrTx, brandId: string, id: string): Promise<BreakGlass | null> {
  const [row] = await db
    .select()
    .from(breakGlass)
    .where(and(eq(breakGlass.id, id), eq(breakGlass.brandId, brandId)));
  return row ?? null;
}

/** One request at a time in a campaign, until commit: so that the same is not asked for twice. */
export async function lockRequests(tx: Tx, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`break-glass:${campaignId}`}, 0))`);
}

/** The same rule with the same scope, waiting or in force. */
export async function findOpen(
  db: DbOrTx,
  asked: Pick<BreakGlass, 'campaignId' | 'rule' | 'personId' | 'conceptId'>,
  now: Date,
): Promise<BreakGlass | null> {
  const [row] = await db
    .select()
    .from(breakGlass)
    .where(
      and(
        eq(breakGlass.campaignId, asked.campaignId),
        eq(breakGlass.rule, asked.rule),
        sql`${breakGlass.personId} is not distinct from ${asked.personId}`,
        sql`${breakGlass.conceptId} is not distinct from ${asked.conceptId}`,
        or(
          eq(breakGlass.state, 'requested'),
          and(eq(breakGlass.state, 'approved'), gt(breakGlass.expiresAt, now)),
        ),
      ),
    )
    .limit(1);
  return row ?? null;
}

export async function insertBreakGlass(tx: Tx, row: typeof breakGlass.$inferInsert): Promise<void> {
  await tx.insert(breakGlass).values(row);
}

/** Moves a request on if it still is where it was seen; false when somebody was faster. */
export async function moveBreakGlass(
  tx: Tx,
  brandId: string,
  id: string,
  from: BreakGlassState,
  to: Partial<typeof breakGlass.$inferInsert> & { state: BreakGlassState },
  still?: SQL,
): Promise<boolean> {
  const rows = await tx
    .update(breakGlass)
    .set(to)
    .where(and(eq(breakGlass.id, id), eq(breakGlass.brandId, brandId), eq(breakGlass.state, from), still))
    .returning({ id: breakGlass.id });
  return rows.length === 1;
}

/** Ends one before its time; false when its time is over, or somebody ended it. */
export const endInForce = (
  tx: Tx,
  brandId: string,
  id: string,
  by: { endedBy: string; endedAt: Date; endedReason: string },
): Promise<boolean> =>
  moveBreakGlass(
    tx,
    brandId,
    id,
    'approved',
    { state: 'ended', ...by },
    gt(breakGlass.expiresAt, by.endedAt),
  );

const asker = alias(person, 'asker');
const decider = alias(person, 'decider');
const ender = alias(person, 'ender');
const served = alias(person, 'served');

const named = (db: DbOrTx) =>
  db
    .select({
      row: breakGlass,
      requestedByName: asker.name,
      decidedByName: decider.name,
      endedByName: ender.name,
      personName: served.name,
      conceptName: concept.name,
      touched: sql<number>`(select count(*)::int from break_glass_touch t where t.break_glass_id = ${breakGlass.id})`,
    })
    .from(breakGlass)
    .leftJoin(asker, eq(asker.id, breakGlass.requestedBy))
    .leftJoin(decider, eq(decider.id, breakGlass.decidedBy))
    .leftJoin(ender, eq(ender.id, breakGlass.endedBy))
    .leftJoin(served, eq(served.id, breakGlass.personId))
    .leftJoin(concept, eq(concept.id, breakGlass.conceptId));

const lineOf = ({ row, ...names }: Awaited<ReturnType<typeof named>>[number]) => ({
  ...row,
  ...names,
  requestedByName: names.requestedByName ?? 'Countersign',
  decidedByName: names.decidedByName ?? (row.decidedBy ? 'Countersign' : null),
});
export type BreakGlassLine = ReturnType<typeof lineOf>;

/** Everything that was asked for in a campaign, newest first. */
export async function listBreakGlass(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  page: { before?: string; limit: number },
): Promise<{ rows: BreakGlassLine[]; total: number; next: string | null }> {
  const mine = and(eq(breakGlass.brandId, brandId), eq(breakGlass.campaignId, campaignId));
  const found = await named(db)
    .where(and(mine, page.before ? sql`${breakGlass.id} < ${page.before}` : undefined))
    .orderBy(desc(breakGlass.id))
    .limit(page.limit + 1);
  const rows = found.slice(0, page.limit).map(lineOf);
  return {
    rows,
    total: await db.$count(breakGlass, mine),
    next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** What an asset and its ancestors were made or signed off under: their runs and their submissions. */
export async function overridesOn(db: DbOrTx, brandId: string, assetId: string): Promise<BreakGlassLine[]> {
  const line = await lineageIds(db, brandId, assetId);
  if (line.length === 0) return [];
  const ids = sql.join(
    line.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = await named(db)
    .where(
      and(
        eq(breakGlass.brandId, brandId),
        sql`exists (select 1 from break_glass_touch t where t.break_glass_id = ${breakGlass.id} and t.subject_id in (
          select o.run_id from asset a join run_output o on o.id = a.output_id where a.id in (${ids})
          union all select s.id from submission s where s.asset_id in (${ids})))`,
      ),
    )
    .orderBy(desc(breakGlass.id));
  return rows.map(lineOf);
}

/** Concepts and people of a campaign that a request can name. */
export async function scopesOf(db: DbOrTx, brandId: string, campaignId: string) {
  const concepts = await db
    .select({ id: concept.id, name: concept.name })
    .from(concept)
    .where(and(eq(concept.campaignId, campaignId), eq(concept.brandId, brandId)))
    .orderBy(desc(concept.createdAt))
    .limit(200);
  const people = await db.execute<{ id: string; name: string }>(sql`
    select distinct p.id, p.name from membership m join person p on p.id = m.person_id
    where m.brand_id = ${brandId} and p.disabled_at is null order by p.name limit 500`);
  return { concepts, people: people.rows };
}

/** By what somebody has a hand in a campaign's pictures. Read from the events: rows forget who picked before, or what was deleted. */
const contributions: EventName[] = ['run.requested', 'asset.uploaded', 'asset.picked', 'asset.submitted'];

/** Whether the person ran, uploaded, picked or submitted anything in the campaign. */
export async function hasContributed(db: DbOrTx, campaignId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: event.id })
    .from(event)
    .where(
      and(eq(event.campaignId, campaignId), eq(event.actorId, personId), inArray(event.type, contributions)),
    )
    .limit(1);
  return rows.length > 0;
}
