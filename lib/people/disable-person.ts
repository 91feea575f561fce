import { conflict, notFound, refused } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { closeAccount, lockAdmins } from './person-store';
import { personIdInput } from './schemas';
import { findPersonById } from './store';

/** Closes an account; every session of it ends with its next request. The last administrator stays. */
export const disablePerson = installationMutation({
  name: 'disablePerson',
  input: personIdInput,
  run: async ({ tx, input: { personId }, now }) => {
    const admins = await lockAdmins(tx);
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    if (admins.length === 1 && admins[0] === personId)
      throw refused('This is the last administrator, so the account stays open.', [
        {
          code: 'last_admin',
          message: 'Nobody could manage people, brands and models any more.',
          cure: 'Make somebody else an administrator first.',
        },
      ]);
    if (!(await closeAccount(tx, personId, now))) throw conflict('This account is closed already.');
    return {
      result: { personId },
      events: [
        { type: 'person.disabled', brandId: null, subject: { type: 'person', id: personId }, payload: {} },
      ],
    };
  },
});
