import { randomBytes } from 'node:crypto';
import { type Ctx, systemInstallationCtx } from '@/lib/ctx';
import { pool } from '@/lib/db/client';
import { newId } from '@/lib/id';
import type { Role } from '@/lib/permission';
import { createBrand } from './create-brand';

/** For tests: a fresh brand, and a context per role. */
export async function brandWithPeople(): Promise<{ brand: Ctx['brand']; as: (role: Role) => Ctx }> {
  const slug = `b${randomBytes(6).toString('hex')}`;
  const brand = await createBrand(systemInstallationCtx, { slug, name: `Brand ${slug}` });
  const people = new Map<Role, Ctx>();
  const as = (role: Role): Ctx => {
    const known = people.get(role);
    if (known) return known;
    const made: Ctx = {
      actor: { kind: 'person', id: newId('person'), name: `A ${role}` },
      brand,
      roles: [role],
    };
    people.set(role, made);
    return made;
  };
  return { brand, as };
}

export type RecordedEvent = {
  type: string;
  subjectId: string;
  actorKind: string;
  actorId: string;
  payload: Record<string, unknown>;
};

/** For tests: the events of a brand in order. */
export async function eventsOf(brandId: string): Promise<RecordedEvent[]> {
  const { rows } = await pool().query<RecordedEvent>(
    `select type, subject_id as "subjectId", actor_kind as "actorKind", actor_id as "actorId", payload
     from event where brand_id = $1 order by position`,
    [brandId],
  );
  return rows;
}
