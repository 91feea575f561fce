import { conflict, notFound, refused } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { lockAdmins, setAdmin } from './person-store';
import { changeAdministratorInput } from './schemas';
import { findPersonById } from './store';

/** Makes somebody an administrator of the installation, or takes that back. The last one stays. */
export const changeAdministrator = installationMutation({
  name: 'changeAdministrator',
  input: changeAdministratorInput,
  run: async ({ tx, input: { personId, isAdmin } }) => {
    const admins = await lockAdmins(tx);
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    if (isAdmin && person.disabledAt)
      throw conflict('This account is closed. Open it first; nothing was changed.');
    if (!isAdmin && admins.length === 1 && admins[0] === personId)
      throw refused('This is the last administrator, so nothing was changed.', [
        {
          code: 'last_admin',
          message: 'Nobody could manage people, brands and models any more.',
          cure: 'Make somebody else an administrator first.',
        },
      ]);
    if (!(await setAdmin(tx, personId, isAdmin)))
      throw conflict(`${person.name} ${isAdmin ? 'is an administrator already' : 'is no administrator'}.`);
    return {
      result: { personId, isAdmin },
      events: [
        {
          type: isAdmin ? 'person.administrator_made' : 'person.administrator_ended',
          brandId: null,
          subject: { type: 'person', id: personId },
          payload: {},
        },
      ],
    };
  },
});
