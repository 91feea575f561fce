import { hashPassword } from '@/lib/auth/password';
import { conflict } from '@/lib/errors';
import { newId } from '@/lib/id';
import { installationMutation } from '@/lib/mutation';
import { insertPerson } from './person-store';
import { createPersonInput } from './schemas';

/** Gives a person an account. Without a password they sign in through the company's provider only. */
export const createPerson = installationMutation({
  name: 'createPerson',
  input: createPersonInput,
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
