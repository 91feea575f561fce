import { notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { deleteViewInput } from './schemas';
import { deleteViewRow } from './store';

/** Deletes one of the person's own views; what it showed stays. */
export const deleteView = mutation({
  name: 'deleteView',
  permission: 'brand:read',
  input: deleteViewInput,
  run: async ({ tx, ctx, input: { viewId } }) => {
    if (!(await deleteViewRow(tx, ctx, viewId))) throw notFound('view');
    return unchanged({ id: viewId });
  },
});
