import { and, desc, eq } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { person } from '@/lib/db/schema/people';
import { concept, run } from '@/lib/db/schema/runs';

/** The campaign's last runs with a template version, newest first: what a dry run asks again. */
export async function lastRunsWith(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  templateVersionId: string,
  limit: number,
) {
  return db
    .select({
      id: run.id,
      conceptId: run.conceptId,
      conceptName: concept.name,
      operation: run.operation,
      tier: run.tier,
      size: run.size,
      market: run.market,
      slots: run.slots,
      requestedAt: run.createdAt,
      requestedByName: person.name,
    })
    .from(run)
    .innerJoin(concept, eq(concept.id, run.conceptId))
    .leftJoin(person, eq(person.id, run.requestedBy))
    .where(
      and(
        eq(run.brandId, brandId),
        eq(run.campaignId, campaignId),
        eq(run.templateVersionId, templateVersionId),
      ),
    )
    .orderBy(desc(run.createdAt), desc(run.id))
    .limit(limit);
}
export type PastRun = Awaited<ReturnType<typeof lastRunsWith>>[number];
