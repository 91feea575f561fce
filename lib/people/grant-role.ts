import { conflict, notFound, refused } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { roleNames } from '@/lib/permission';
import { findBrandById, insertMembership } from './person-store';
import { grantRoleInput } from './schemas';
import { findPersonById } from './store';

/** A role in a brand. Even an administrator reads or acts in a brand only after such a recorded grant. */
export const grantRole = installationMutation({
  name: 'grantRole',
  input: grantRoleInput,
  run: async ({ tx, ctx, input: { personId, brandId, role, toMyself }, now }) => {
    const person = await findPersonById(tx, personId);
    if (!person) throw notFound('person');
    const brand = await findBrandById(tx, brandId);
    if (!brand) throw notFound('brand');
    if (person.disabledAt) throw conflict('This account is closed. Open it first; nothing was granted.');
    if (personId === ctx.actor.id && !toMyself)
      throw refused('You are about to give yourself a role. Nothing was granted.', [
        {
          code: 'to_myself',
          message: `The log will say that you made yourself ${roleNames[role].toLowerCase()} of ${brand.name}.`,
          cure: 'Confirm that you mean yourself, or ask another administrator.',
        },
      ]);
    const granted = await insertMembership(tx, {
      personId,
      brandId,
      role,
      grantedBy: ctx.actor.id,
      grantedAt: now,
    });
    if (!granted) throw conflict(`${person.name} has this role already.`);
    return {
      result: { personId, brandId, role },
      events: [
        {
          type: 'role.granted',
          brandId,
          subject: { type: 'person', id: personId },
          payload: { personId, role },
        },
      ],
    };
  },
});
