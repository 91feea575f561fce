import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { brand, membership, person } from '@/lib/db/schema/people';
import type { Role } from '@/lib/permission';

/** False when the address is taken. */
export async function insertPerson(tx: Tx, row: typeof person.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(person).values(row).onConflictDoNothing().returning({ id: person.id });
  return rows.length === 1;
}

export async function insertMembership(tx: Tx, row: typeof membership.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(membership)
    .values(row)
    .onConflictDoNothing()
    .returning({ role: membership.role });
  return rows.length === 1;
}

export async function deleteMembership(
  tx: Tx,
  personId: string,
  brandId: string,
  role: Role,
): Promise<boolean> {
  const rows = await tx
    .delete(membership)
    .where(and(eq(membership.personId, personId), eq(membership.brandId, brandId), eq(membership.role, role)))
    .returning({ role: membership.role });
  return rows.length === 1;
}

/** Ends every session of the person; with `disabledAt` the account is closed or opened, too. */
export async function endSessionsOf(tx: Tx, personId: string, disabledAt?: Date | null): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({
      sessionVersion: sql`${person.sessionVersion} + 1`,
      ...(disabledAt === undefined ? {} : { disabledAt }),
    })
    .where(eq(person.id, personId))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Administrators whose account is open, without this person. */
export async function otherAdmins(db: DbOrTx, personId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(person)
    .where(and(eq(person.isAdmin, true), sql`${person.disabledAt} IS NULL`, ne(person.id, personId)));
  return row?.n ?? 0;
}

export async function findBrandById(db: DbOrTx, id: string) {
  const [row] = await db.select().from(brand).where(eq(brand.id, id));
  return row ?? null;
}

export const listBrands = (db: DbOrTx) => db.select().from(brand).orderBy(asc(brand.name));

/** Everybody with their roles per brand, for the administrator's grid. */
export async function listPeople(db: DbOrTx) {
  const people = await db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      isAdmin: person.isAdmin,
      disabledAt: person.disabledAt,
      createdAt: person.createdAt,
    })
    .from(person)
    .orderBy(asc(person.name));
  const roles = await db.select().from(membership);
  return people.map((row) => ({
    ...row,
    roles: roles
      .filter((entry) => entry.personId === row.id)
      .map(({ brandId, role }) => ({ brandId, role: role as Role })),
  }));
}
