import 'server-only';
import { cache } from 'react';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { findPersonById } from '@/lib/people/store';
import { auth } from './auth';

export type CurrentPerson = { id: string; name: string; email: string; isAdmin: boolean };

const sessionShape = z.object({ person: z.object({ id: z.string(), version: z.number().int() }) });

/**
 * The signed-in person as the database has them now, or null. A closed account or a raised session version ends every
 * session at its next request.
 */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const session = sessionShape.safeParse(await auth());
  if (!session.success) return null;
  const { id, version } = session.data.person;
  const person = await findPersonById(db(), id);
  if (!person || person.disabledAt || person.sessionVersion !== version) return null;
  return { id: person.id, name: person.name, email: person.email, isAdmin: person.isAdmin };
});
