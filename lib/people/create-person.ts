import { z } from 'zod';
import { hashPassword } from '@/lib/auth/password';
import { conflict } from '@/lib/errors';
import { newId } from '@/lib/id';
import { installationMutation } from '@/lib/mutation';
import { insertPerson } from './person-store';

/** Gives a person an account. Without a password they sign in through the company's provider only. */
export const createPerson = installationMutation({
  name: 'createPerson',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Give the person a name.').max(120),
    email: z.string().trim().toLowerCase().pipe(z.email('Write a whole e-mail address.')),
    password: z.string().min(12, 'At least 12 characters.').max(200).nullable(),
    isAdmin: z.boolean().default(false),
  }),
  run: async ({ tx, input, now }) => {
    const id = newId('person', now);
    const { password, ...rest } = input;
    const passwordHash = password === null ? null : await hashPassword(password);
    if (!(await insertPerson(tx, { id, ...rest, passwordHash, createdAt: now })))
      throw conflict(`${input.email} has an account already. Nothing was saved.`);
    return {
      result: { id },
      events: [
        {
          type: 'person.created',
          brandId: null,
          subject: { type: 'person', id },
          payload: { isAdmin: input.isAdmin },
        },
      ],
    };
  },
});
