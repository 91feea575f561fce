import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import { type EventLine, pageOfEvents } from './event-page-store';
import type { EventName, Subject } from './events';

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
  'route.added',
  'route.changed',
  'terms.recorded',
  'route.opened',
  'route.reset',
  'provider_key.set',
  'provider_key.removed',
] as const satisfies EventName[];

/** History of the installation, newest first: of a person, a route, all providers, or a brand's memberships. */
export async function listHistory(
  db: DbOrTx,
  of: { subject: Subject } | { brandId: string } | { subjectType: 'provider' },
  query: { before?: number; limit: number },
) {
  const where = and(
    inArray(event.type, [...administrative]),
    'brandId' in of
      ? eq(event.brandId, of.brandId)
      : 'subjectType' in of
        ? eq(event.subjectType, of.subjectType)
        : and(
            eq(event.subjectType, of.subject.type),
            eq(event.subjectId, of.subject.id),
            of.subject.type === 'route' ? isNull(event.brandId) : undefined,
          ),
  );
  return pageOfEvents(db, where, query);
}

/** The names of the people that these lines speak of. */
export async function namesIn(db: DbOrTx, rows: readonly EventLine[]): Promise<Record<string, string>> {
  const ids = [...new Set(rows.map((row) => row.payload.personId).filter((id) => typeof id === 'string'))];
  if (ids.length === 0) return {};
  const people = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, ids));
  return Object.fromEntries(people.map((row) => [row.id, row.name]));
}
