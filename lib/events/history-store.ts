import { and, count, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { brand, person } from '@/lib/db/schema/people';
import type { EventName, Subject } from './events';

export type HistoryLine = {
  position: number;
  type: EventName;
  actorName: string;
  brandName: string | null;
  payload: Record<string, unknown>;
  at: Date;
};

/** What an administrator may read about somebody or something: these types only, nothing of a brand's work. */
const administrative = [
  'person.created',
  'person.disabled',
  'person.enabled',
  'person.sessions_ended',
  'person.password_set',
  'person.administrator_made',
  'person.administrator_ended',
  'brand.created',
  'role.granted',
  'role.revoked',
  'route.changed',
  'terms.recorded',
] as const satisfies EventName[];

/** History of the installation, newest first: of a person, a route, or a brand's memberships. */
export async function listHistory(
  db: DbOrTx,
  of: { subject: Subject } | { brandId: string },
  query: { before?: number; limit: number },
): Promise<{ rows: HistoryLine[]; total: number; next: number | null }> {
  const where = and(
    inArray(event.type, [...administrative]),
    'brandId' in of
      ? eq(event.brandId, of.brandId)
      : and(
          eq(event.subjectType, of.subject.type),
          eq(event.subjectId, of.subject.id),
          of.subject.type === 'route' ? isNull(event.brandId) : undefined,
        ),
  );
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

/** The names of the people that these lines speak of. */
export async function namesIn(db: DbOrTx, rows: readonly HistoryLine[]): Promise<Record<string, string>> {
  const ids = [...new Set(rows.map((row) => row.payload.personId).filter((id) => typeof id === 'string'))];
  if (ids.length === 0) return {};
  const people = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, ids));
  return Object.fromEntries(people.map((row) => [row.id, row.name]));
}
