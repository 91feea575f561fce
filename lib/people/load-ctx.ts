import type { Ctx, InstallationCtx } from '@/lib/ctx';
import type { DbOrTx } from '@/lib/db/client';
import { findMembership, findPersonById } from './store';

/**
 * Who acts, in which brand, with the roles that the database holds at this moment. Null when the person has no role in
 * the brand, or there is no such brand: the two cannot be told apart.
 */
export async function loadCtx(
  db: DbOrTx,
  person: { id: string; name: string },
  brandSlug: string,
): Promise<Ctx | null> {
  const found = await findMembership(db, person.id, brandSlug);
  if (!found || found.roles.length === 0) return null;
  return {
    actor: { kind: 'person', id: person.id, name: person.name },
    brand: found.brand,
    roles: found.roles,
  };
}

/** For installation verbs; null when the person is not an administrator, or their account is closed. */
export async function loadInstallationCtx(db: DbOrTx, personId: string): Promise<InstallationCtx | null> {
  const person = await findPersonById(db, personId);
  if (!person?.isAdmin || person.disabledAt) return null;
  return { actor: { kind: 'person', id: person.id, name: person.name }, isAdmin: true };
}
