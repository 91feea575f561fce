import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { withdrawReferenceInput } from './schemas';
import { findReference, findReferenceUse, updateWithdrawn } from './store';

/** Ends the rights at once: no run, submission, sign-off or delivery may use the reference from now on. */
export const withdrawReference = mutation({
  name: 'withdrawReference',
  permission: 'reference:withdraw',
  input: withdrawReferenceInput,
  run: async ({ tx, ctx, input: { referenceId, reason }, now }) => {
    const row = await updateWithdrawn(tx, ctx.brand.id, referenceId, reason, now);
    if (!row) {
      if (!(await findReference(tx, ctx.brand.id, referenceId))) throw notFound('reference');
      throw conflict('The rights of this reference were withdrawn already.');
    }
    return {
      result: { id: row.id, ...(await findReferenceUse(tx, ctx.brand.id, row.id)) },
      events: [
        {
          type: 'reference.withdrawn',
          subject: { type: 'reference', id: row.id },
          payload: { revision: row.rightsRevision, reason },
        },
      ],
    };
  },
});
