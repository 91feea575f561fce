import { conflict, notFound } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { openAccount } from './person-store';
import { personIdInput } from './schemas';
import { findPersonById } from './store';

/** Opens a closed account again, with the roles that it kept. */
export const enablePerson = installationMutation({
  name: 'enablePerson',
  input: personIdInput,
  run: async ({ tx, input: { personId } }) => {
    if (!(await findPersonById(tx, personId))) throw notFound('person');
    if (!(await openAccount(tx, personId))) throw conflict('This account is open already.');
    return {
      result: { personId },
      events: [
        { type: 'person.enabled', brandId: null, subject: { type: 'person', id: personId }, payload: {} },
      ],
    };
  },
});
