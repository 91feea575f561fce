import { and, count, desc, eq, exists, inArray, isNull, not, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/ctx';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { campaign } from '@/lib/db/schema/campaigns';
import { notice, noticeRead, submission } from '@/lib/db/schema/reviews';
import { run, runOutput } from '@/lib/db/schema/runs';

/** Notices to this person, or to one of their roles in this brand. */
const addressed = (ctx: Ctx) =>
  and(
    eq(notice.brandId, ctx.brand.id),
    or(
      eq(notice.personId, ctx.actor.id),
      ctx.roles.length ? inArray(notice.role, [...ctx.roles]) : sql`false`,
    ),
  );

const readBy = (db: DbOrTx, personId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(noticeRead)
      .where(and(eq(noticeRead.noticeId, notice.id), eq(noticeRead.personId, personId))),
  );

export type NoticeLine = { id: string; text: string; href: string; createdAt: Date; read: boolean };

/** The newest notices to a person. */
export async function listNotices(db: DbOrTx, ctx: Ctx, limit: number): Promise<NoticeLine[]> {
  return db
    .select({
      id: notice.id,
      text: notice.text,
      href: notice.href,
      createdAt: notice.createdAt,
      read: sql<boolean>`${readBy(db, ctx.actor.id)}`,
    })
    .from(notice)
    .where(addressed(ctx))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(limit);
}

export async function countUnread(db: DbOrTx, ctx: Ctx): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(notice)
    .where(and(addressed(ctx), not(readBy(db, ctx.actor.id))));
  return row?.unread ?? 0;
}

/** Read marks are activity, not provenance: their own table, no event. */
export async function markNoticesRead(tx: Tx, ctx: Ctx, upTo: Date): Promise<number> {
  const unread = await tx
    .select({ noticeId: notice.id })
    .from(notice)
    .where(and(addressed(ctx), sql`${notice.createdAt} <= ${upTo}`, not(readBy(tx, ctx.actor.id))));
  if (unread.length === 0) return 0;
  const rows = unread.map(({ noticeId }) => ({ noticeId, personId: ctx.actor.id }));
  await tx.insert(noticeRead).values(rows).onConflictDoNothing();
  return rows.length;
}

export type RunUnderWay = {
  runId: string;
  conceptId: string;
  campaignId: string;
  campaign: string;
  tier: string;
  done: number;
  total: number;
};

/** Runs of the brand with pictures still to come, newest first. */
export async function listRunsUnderWay(db: DbOrTx, brandId: string, limit: number): Promise<RunUnderWay[]> {
  const open = sql`count(*) filter (where ${runOutput.state} in ('queued', 'running'))`;
  return db
    .select({
      runId: run.id,
      conceptId: run.conceptId,
      campaignId: campaign.id,
      campaign: campaign.name,
      tier: run.tier,
      done: sql<number>`(count(*) - ${open})::int`,
      total: sql<number>`count(*)::int`,
    })
    .from(run)
    .innerJoin(runOutput, eq(runOutput.runId, run.id))
    .innerJoin(campaign, eq(campaign.id, run.campaignId))
    .where(
      and(
        eq(run.brandId, brandId),
        inArray(
          run.id,
          db
            .select({ id: runOutput.runId })
            .from(runOutput)
            .where(and(eq(runOutput.brandId, brandId), inArray(runOutput.state, ['queued', 'running']))),
        ),
      ),
    )
    .groupBy(run.id, campaign.id)
    .orderBy(desc(run.createdAt))
    .limit(limit);
}

/** Submissions of a brand that wait at the given stages. */
export async function countWaiting(
  db: DbOrTx,
  brandId: string,
  states: ('brand_review' | 'legal_review')[],
): Promise<number> {
  if (states.length === 0) return 0;
  const [row] = await db
    .select({ waiting: count() })
    .from(submission)
    .where(
      and(eq(submission.brandId, brandId), inArray(submission.state, states), isNull(submission.closedAt)),
    );
  return row?.waiting ?? 0;
}
