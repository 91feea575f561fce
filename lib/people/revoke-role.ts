import { conflict, notFound } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { deleteMembership } from './person-store';
import { roleInput } from './schemas';
import { findPersonById } from './store';

/** Takes a role back; it is gone with the person's next request. */
export const revokeRole = installationMutation({
  name: 'revokeRole',
  input: roleInput,
  run: async ({ tx, input: { personId, brandId, role } }) => {
    if (!(await findPersonById(tx, personId))) throw notFound('person');
    if (!(await deleteMembership(tx, personId, brandId, role)))
      throw conflict('This person does not have the role.');
    return {
      result: { personId, brandId, role },
      events: [
        {
          type: 'role.revoked',
          brandId,
          subject: { type: 'person', id: personId },
          payload: { personId, role },
        },
      ],
    };
  },
});
