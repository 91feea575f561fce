import { notFound } from '@/lib/errors';
import { readConceptStanding } from '@/lib/insights/concept-standing';
import { query } from '@/lib/mutation';
import { can } from '@/lib/permission';
import { handOffPreviewInput } from './schemas';
import { findConceptOf, listHandOffsOf } from './store';

/** The packages of a concept, and whether this person may make one: `passed` says why going on does not pay. */
export const readConceptHandOffs = query({
  name: 'readConceptHandOffs',
  permission: 'asset:read',
  input: handOffPreviewInput,
  run: async ({ db, ctx, input }) => {
    const concept = await findConceptOf(db, ctx.brand.id, input.conceptId);
    if (!concept) throw notFound('concept');
    const may = can(ctx.roles, 'hand_off:create') && concept.campaignState !== 'closed';
    const handOffs = await listHandOffsOf(db, ctx.brand.id, concept.id);
    if (!may) return { concept, may, passed: null, handOffs };
    const { passed } = await readConceptStanding(db, ctx.brand.id, concept);
    return { concept, may, passed, handOffs };
  },
});
