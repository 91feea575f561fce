import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
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

/** Ends every session of the person; false when there is no such person. */
export async function raiseSessionVersion(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({ sessionVersion: sql`${person.sessionVersion} + 1` })
    .where(eq(person.id, personId))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Gives the person another password and ends their sessions; false for a closed account. */
export async function changePassword(tx: Tx, personId: string, passwordHash: string): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({ passwordHash, sessionVersion: sql`${person.sessionVersion} + 1` })
    .where(and(eq(person.id, personId), isNull(person.disabledAt)))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** False when they are that already. */
export async function setAdmin(tx: Tx, personId: string, isAdmin: boolean): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({ isAdmin })
    .where(and(eq(person.id, personId), eq(person.isAdmin, !isAdmin)))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Closes the account and ends its sessions; false when it is closed already. */
export async function closeAccount(tx: Tx, personId: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({ disabledAt: at, sessionVersion: sql`${person.sessionVersion} + 1` })
    .where(and(eq(person.id, personId), isNull(person.disabledAt)))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Opens the account again; false when it is open. */
export async function openAccount(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx
    .update(person)
    .set({ disabledAt: null, sessionVersion: sql`${person.sessionVersion} + 1` })
    .where(and(eq(person.id, personId), isNotNull(person.disabledAt)))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Administrators whose account is open, held until commit: two of them cannot close each other's account at once. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.isAdmin, true), isNull(person.disabledAt)))
    .orderBy(asc(person.id))
    .for('update');
  return rows.map((row) => row.id);
}

export async function countAdmins(db: DbOrTx): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(person)
    .where(and(eq(person.isAdmin, true), isNull(person.disabledAt)));
  return row?.n ?? 0;
}

export async function findBrandById(db: DbOrTx, id: string) {
  const [row] = await db.select().from(brand).where(eq(brand.id, id));
  return row ?? null;
}

export const listBrands = (db: DbOrTx) => db.select().from(brand).orderBy(asc(brand.name));

/** Names of people by their ids. Who is not there is left out. */
export async function personNames(db: DbOrTx, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
