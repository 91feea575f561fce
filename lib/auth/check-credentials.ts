import { db } from '@/lib/db/client';
import { findPersonByEmail, type Person } from '@/lib/people/store';
import { verifyPassword } from './password';
import { forgetTries, takeTry } from './try-limit';

export type SignedIn = { id: string; version: number };
export type CredentialsAnswer = { person: SignedIn } | { refusal: 'wrong' | 'too_many_tries' };

const signedIn = (person: Person): SignedIn => ({ id: person.id, version: person.sessionVersion });

/** The same answer after the same work for a wrong password, an unknown address and a closed account. */
export async function checkCredentials(email: string, password: string): Promise<CredentialsAnswer> {
  const address = email.trim().toLowerCase();
  if (!takeTry(address)) return { refusal: 'too_many_tries' };
  const person = await findPersonByEmail(db(), address);
  const right = await verifyPassword(password, person?.passwordHash);
  if (!person || !right || person.disabledAt) return { refusal: 'wrong' };
  forgetTries(address);
  return { person: signedIn(person) };
}

/** One of ours by an address that somebody else has verified; null for the unknown and the closed. */
export async function knownPerson(email: string): Promise<SignedIn | null> {
  const person = await findPersonByEmail(db(), email);
  return person && !person.disabledAt ? signedIn(person) : null;
}
