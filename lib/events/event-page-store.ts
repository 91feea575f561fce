import { and, count, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { brand, person } from '@/lib/db/schema/people';
import type { EventName } from './events';

export type EventLine = {
  position: number;
  type: EventName;
  actorName: string;
  brandName: string | null;
  payload: Record<string, unknown>;
  at: Date;
};

/** Events that match, newest first, with their true count; `before` is the position where the page before ended. */
export async function pageOfEvents(
  db: DbOrTx,
  where: SQL | undefined,
  query: { before?: number; limit: number },
): Promise<{ rows: EventLine[]; total: number; next: number | null }> {
  const rows = await db
    .select({
      position: event.position,
      type: event.type,
      actorName: person.name,
      brandName: brand.name,
      payload: event.payload,
      at: event.at,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .leftJoin(brand, eq(brand.id, event.brandId))
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
