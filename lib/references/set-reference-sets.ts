import { conflict, notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { setReferenceSetsInput } from './schemas';
import { findReference, updateSets } from './store';

/** Puts a reference into named sets. Whoever may do this decides what an asset-source lock lets in. */
export const setReferenceSets = mutation({
  name: 'setReferenceSets',
  permission: 'reference:curate',
  input: setReferenceSetsInput,
  run: async ({ tx, ctx, input: { referenceId, before, sets } }) => {
    const found = await findReference(tx, ctx.brand.id, referenceId);
    if (!found) throw notFound('reference');
    const same = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');
    if (same(found.sets, before) && same(found.sets, sets)) return unchanged({ id: referenceId, sets });
    if (!(await updateSets(tx, ctx.brand.id, referenceId, before, sets)))
      throw conflict(
        'Somebody else changed the sets of this reference meanwhile. Nothing was saved; reload to see theirs.',
      );
    return {
      result: { id: referenceId, sets },
      events: [
        {
          type: 'reference.sets_changed',
          subject: { type: 'reference', id: referenceId },
          payload: {
            added: sets.filter((set) => !before.includes(set)),
            removed: before.filter((set) => !sets.includes(set)),
          },
        },
      ],
    };
  },
});
