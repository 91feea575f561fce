import { z } from 'zod';
import { mutation, unchanged } from '@/lib/mutation';
import { markNoticesRead } from './store';

/** Marks every notice up to now as read by this person. Read marks are activity: no provenance event. */
export const markNoticesSeen = mutation({
  name: 'markNoticesSeen',
  permission: 'brand:read',
  input: z.strictObject({}),
  run: async ({ tx, ctx, now }) => unchanged({ marked: await markNoticesRead(tx, ctx, now) }),
});
