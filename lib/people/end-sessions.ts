import { notFound } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { raiseSessionVersion } from './person-store';
import { personIdInput } from './schemas';

/** Signs a person out everywhere, with their next request. */
export const endSessions = installationMutation({
  name: 'endSessions',
  input: personIdInput,
  run: async ({ tx, input: { personId } }) => {
    if (!(await raiseSessionVersion(tx, personId))) throw notFound('person');
    return {
      result: { personId },
      events: [
        {
          type: 'person.sessions_ended',
          brandId: null,
          subject: { type: 'person', id: personId },
          payload: {},
        },
      ],
    };
  },
});
