import type { Ctx } from '@/lib/ctx';
import type { DbOrTx } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { countUnread, countWaiting, listNotices, listRunsUnderWay } from './store';

/** The review stages that this person may sign; those who may not sign see what waits anywhere. */
function stagesOf(ctx: Ctx): ('brand_review' | 'legal_review')[] {
  const brand = can(ctx.roles, 'submission:sign_off_brand');
  const legal = can(ctx.roles, 'submission:sign_off_legal');
  if (brand || legal)
    return [...(brand ? (['brand_review'] as const) : []), ...(legal ? (['legal_review'] as const) : [])];
  return can(ctx.roles, 'review:read') ? ['brand_review', 'legal_review'] : [];
}

/** The two figures of the frame: what waits for review, and notices not yet read. */
export async function readCounts(db: DbOrTx, ctx: Ctx): Promise<{ review: number; notices: number }> {
  const [review, notices] = await Promise.all([
    countWaiting(db, ctx.brand.id, stagesOf(ctx)),
    countUnread(db, ctx),
  ]);
  return { review, notices };
}

/** What the activity menu shows: runs under way and the newest notices. */
export async function readActivity(db: DbOrTx, ctx: Ctx) {
  const [runs, notices] = await Promise.all([
    can(ctx.roles, 'run:read') ? listRunsUnderWay(db, ctx.brand.id, 10) : [],
    listNotices(db, ctx, 20),
  ]);
  return { runs, notices };
}
export type Activity = Awaited<ReturnType<typeof readActivity>>;
