import { hashPassword } from '@/lib/auth/password';
import { conflict, invalid, notFound } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { changePassword } from './person-store';
import { passwordWeakness } from './rules';
import { setPasswordInput } from './schemas';
import { findPersonById } from './store';

/** Gives a person another password: the present one stops working, and every session ends with its next request. */
export const setPassword = installationMutation({
  name: 'setPassword',
  input: setPasswordInput,
  run: async ({ tx, input: { personId, password } }) => {
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    const message = passwordWeakness(password, person);
    if (message) throw invalid('Nothing was changed.', [{ code: 'weak', path: 'password', message }]);
    if (!(await changePassword(tx, personId, await hashPassword(password))))
      throw conflict('This account is closed. Open it first; nothing was changed.');
    return {
      result: { personId },
      events: [
        {
          type: 'person.password_set',
          brandId: null,
          subject: { type: 'person', id: personId },
          payload: {},
        },
      ],
    };
  },
});
