import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { brand, membership, person } from '@/lib/db/schema/people';
import { type Role, roles } from '@/lib/permission';

export type Person = typeof person.$inferSelect;
export type BrandLink = { id: string; slug: string; name: string };

const known = (role: string): role is Role => (roles as readonly string[]).includes(role);

export async function findPersonById(db: DbOrTx, id: string): Promise<Person | null> {
  const [row] = await db.select().from(person).where(eq(person.id, id));
  return row ?? null;
}

/** Addresses are kept in lower case; what was typed is compared so. */
export async function findPersonByEmail(db: DbOrTx, email: string): Promise<Person | null> {
  const [row] = await db.select().from(person).where(eq(person.email, email.trim().toLowerCase()));
  return row ?? null;
}

/** The brand and the person's roles in it; null when there is no such brand or no role in it, indistinguishably. */
export async function findMembership(
  db: DbOrTx,
  personId: string,
  brandSlug: string,
): Promise<{ brand: BrandLink; roles: Role[] } | null> {
  const rows = await db
    .select({ id: brand.id, slug: brand.slug, name: brand.name, role: membership.role })
    .from(membership)
    .innerJoin(brand, eq(brand.id, membership.brandId))
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.personId, personId), eq(brand.slug, brandSlug), isNull(person.disabledAt)));
  const first = rows[0];
  if (!first) return null;
  const { id, slug, name } = first;
  return { brand: { id, slug, name }, roles: rows.map((row) => row.role).filter(known) };
}

/** The brands in which the person has a role, by name. */
export async function listBrandsOf(db: DbOrTx, personId: string): Promise<BrandLink[]> {
  return db
    .selectDistinct({ id: brand.id, slug: brand.slug, name: brand.name })
    .from(membership)
    .innerJoin(brand, eq(brand.id, membership.brandId))
    .where(eq(membership.personId, personId))
    .orderBy(asc(brand.name));
}

/** For one-click sign-in of a demo: who can be chosen, with their first role. */
export async function listDemoPeople(db: DbOrTx): Promise<{ email: string; name: string; role: Role }[]> {
  const rows = await db
    .select({ email: person.email, name: person.name, role: sql<string>`min(${membership.role})` })
    .from(person)
    .innerJoin(membership, eq(membership.personId, person.id))
    .where(and(isNull(person.disabledAt), sql`${person.email} like '%@demo.test'`))
    .groupBy(person.id)
    .orderBy(asc(person.createdAt), asc(person.email));
  return rows.flatMap(({ email, name, role }) => (known(role) ? [{ email, name, role }] : []));
}
