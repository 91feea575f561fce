import { z } from 'zod';
import { notFound } from '@/lib/errors';
import { query } from '@/lib/mutation';
import { conceptExists, conceptStates } from './concept-store';
import { stateLine } from './state-line';

/** The states of all pictures of a concept, as a line to compare. */
export const readConceptStates = query({
  name: 'readConceptStates',
  permission: 'run:read',
  input: z.strictObject({ conceptId: z.string().max(60) }),
  run: async ({ db, ctx, input }) => {
    if (!(await conceptExists(db, ctx.brand.id, input.conceptId))) throw notFound('concept');
    return stateLine(await conceptStates(db, ctx.brand.id, input.conceptId));
  },
});
