import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import type { EventName } from '@/lib/events/events';

export type ActivityLine = {
  position: number;
  type: EventName;
  actorName: string;
  subjectType: string;
  subjectId: string;
  payload: Record<string, unknown>;
  at: Date;
};

/** What happened in a campaign, newest first; `before` is the position where the page before ended. */
export async function listActivity(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  query: { types?: readonly EventName[]; before?: number; limit: number },
): Promise<{ rows: ActivityLine[]; total: number; next: number | null }> {
  const where = and(
    eq(event.brandId, brandId),
    eq(event.campaignId, campaignId),
    query.types ? inArray(event.type, [...query.types]) : undefined,
  );
  const rows = await db
    .select({
      position: event.position,
      type: event.type,
      actorName: person.name,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      payload: event.payload,
      at: event.at,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(where, query.before === undefined ? undefined : lt(event.position, query.before)))
    .orderBy(desc(event.position))
    .limit(query.limit + 1);
  const [counted] = await db.select({ n: count() }).from(event).where(where);
  const page = rows.slice(0, query.limit);
  return {
    rows: page.map((row) => ({
      ...row,
      type: row.type as EventName,
      actorName: row.actorName ?? 'Countersign',
    })),
    total: counted?.n ?? 0,
    next: rows.length > query.limit ? (page.at(-1)?.position ?? null) : null,
  };
}
