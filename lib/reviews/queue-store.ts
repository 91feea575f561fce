import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { likePattern } from '@/lib/db/paging';
import { campaign } from '@/lib/db/schema/campaigns';
import { person } from '@/lib/db/schema/people';
import { type SubmissionState, submission } from '@/lib/db/schema/reviews';
import { asset, assetLabel, concept } from '@/lib/db/schema/runs';
import { can, type Role } from '@/lib/permission';

export type QueueFilter = {
  states: readonly SubmissionState[];
  q?: string;
  campaignId?: string;
  /** Newest first instead of due first. */
  newest?: boolean;
  /** The last submission of the page before. */
  after?: string;
  limit?: number;
};

const columns = {
  id: submission.id,
  state: submission.state,
  assetId: submission.assetId,
  submittedAt: submission.submittedAt,
  dueAt: submission.dueAt,
  closedAt: submission.closedAt,
  title: sql<string>`COALESCE(NULLIF(${assetLabel.name}, ''), ${concept.name})`,
  market: asset.market,
  width: asset.width,
  height: asset.height,
  campaignName: campaign.name,
  submittedByName: person.name,
};

// What has no due date comes last.
const dueKey = sql`COALESCE(${submission.dueAt}, 'infinity'::timestamptz)`;

const joined = (db: DbOrTx) =>
  db
    .select(columns)
    .from(submission)
    .innerJoin(asset, eq(asset.id, submission.assetId))
    .innerJoin(concept, eq(concept.id, asset.conceptId))
    .innerJoin(campaign, eq(campaign.id, submission.campaignId))
    .leftJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .leftJoin(person, eq(person.id, submission.submittedBy));

function matching(brandId: string, filter: QueueFilter): SQL | undefined {
  const like = filter.q ? likePattern(filter.q) : null;
  return and(
    eq(submission.brandId, brandId),
    inArray(submission.state, [...filter.states]),
    filter.campaignId ? eq(submission.campaignId, filter.campaignId) : undefined,
    like
      ? or(
          ilike(assetLabel.name, like),
          ilike(concept.name, like),
          ilike(campaign.name, like),
          ilike(person.name, like),
        )
      : undefined,
  );
}

/** A page of submissions, due first, with the count of all that match. */
export async function listSubmissions(db: DbOrTx, brandId: string, filter: QueueFilter) {
  if (filter.states.length === 0) return { rows: [], total: 0, next: null };
  const limit = filter.limit ?? 30;
  const where = matching(brandId, filter);
  const key = filter.newest ? sql`${submission.submittedAt}` : dueKey;
  const cursor = filter.after
    ? sql`(${key}, ${submission.id}) ${sql.raw(filter.newest ? '<' : '>')}
        (SELECT ${sql.raw(filter.newest ? 'c.submitted_at' : "COALESCE(c.due_at, 'infinity'::timestamptz)")}, c.id
         FROM submission c WHERE c.id = ${filter.after} AND c.brand_id = ${brandId})`
    : undefined;
  const order = filter.newest
    ? [desc(submission.submittedAt), desc(submission.id)]
    : [sql`${dueKey} ASC`, asc(submission.id)];
  const found = await joined(db)
    .where(and(where, cursor))
    .orderBy(...order)
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return {
    rows,
    total: await countMatching(db, where),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}
export type QueueRow = Awaited<ReturnType<typeof listSubmissions>>['rows'][number];

async function countMatching(db: DbOrTx, where: SQL | undefined): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(submission)
    .innerJoin(asset, eq(asset.id, submission.assetId))
    .innerJoin(concept, eq(concept.id, asset.conceptId))
    .innerJoin(campaign, eq(campaign.id, submission.campaignId))
    .leftJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .leftJoin(person, eq(person.id, submission.submittedBy))
    .where(where);
  return row?.n ?? 0;
}

export const countSubmissions = (db: DbOrTx, brandId: string, states: readonly SubmissionState[]) =>
  states.length === 0 ? Promise.resolve(0) : countMatching(db, matching(brandId, { states }));

/** The states that these roles may sign. */
export const statesToSign = (roles: readonly Role[]): ('brand_review' | 'legal_review')[] => [
  ...(can(roles, 'submission:sign_off_brand') ? (['brand_review'] as const) : []),
  ...(can(roles, 'submission:sign_off_legal') ? (['legal_review'] as const) : []),
];
