import { conflict } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation, unchanged } from '@/lib/mutation';
import { saveViewInput, viewQuery } from './schemas';
import { insertView } from './store';

/** Keeps a page's filters under a name, for this person alone. A preference, not provenance: no event. */
export const saveView = mutation({
  name: 'saveView',
  permission: 'brand:read',
  input: saveViewInput,
  run: async ({ tx, ctx, input: { page, name, query }, now }) => {
    const id = newId('savedView', now);
    const row = { id, brandId: ctx.brand.id, personId: ctx.actor.id, page, name, createdAt: now };
    if (!(await insertView(tx, { ...row, query: viewQuery(page, query) })))
      throw conflict(`You have a view named “${name}” already. Choose another name.`);
    return unchanged({ id });
  },
});
