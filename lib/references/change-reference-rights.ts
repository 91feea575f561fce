import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { rightsHash } from './rights-hash';
import { changeReferenceRightsInput } from './schemas';
import { findReference, updateRights } from './store';

/** Records new rights as a new revision. Rights that were withdrawn stay withdrawn: upload the picture again. */
export const changeReferenceRights = mutation({
  name: 'changeReferenceRights',
  permission: 'reference:write',
  input: changeReferenceRightsInput,
  run: async ({ tx, ctx, input }) => {
    const { referenceId, rightsRevision, ...rights } = input;
    const row = await updateRights(tx, ctx.brand.id, referenceId, rightsRevision, rights);
    if (!row) {
      const found = await findReference(tx, ctx.brand.id, referenceId);
      if (!found) throw notFound('reference');
      if (found.withdrawnAt)
        throw conflict('The rights of this reference were withdrawn. Upload it again under its new rights.');
      throw conflict(
        'Somebody else changed these rights while you were editing. Nothing was saved; what you typed is still here. Reload to see theirs.',
      );
    }
    return {
      result: { id: row.id, rightsRevision: row.rightsRevision },
      events: [
        {
          type: 'reference.rights_changed',
          subject: { type: 'reference', id: row.id },
          payload: {
            revision: row.rightsRevision,
            rightsHash: rightsHash(rights),
            expiresOn: rights.expiresOn,
          },
        },
      ],
    };
  },
});
