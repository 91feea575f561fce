import { notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { renameViewInput } from './schemas';
import { updateViewName } from './store';

/** Gives one of the person's own views another name. */
export const renameView = mutation({
  name: 'renameView',
  permission: 'brand:read',
  input: renameViewInput,
  run: async ({ tx, ctx, input: { viewId, name } }) => {
    if (!(await updateViewName(tx, ctx, viewId, name))) throw notFound('view');
    return unchanged({ id: viewId });
  },
});
