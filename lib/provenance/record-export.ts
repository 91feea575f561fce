import { z } from 'zod';
import { canonicalHash } from '@/lib/canonical';
import { mutation } from '@/lib/mutation';
import { recordFilterSchema } from './schemas';

/** Writes down that somebody exports, before the first byte leaves. */
export const recordExport = mutation({
  name: 'recordExport',
  permission: 'provenance:export',
  input: z.strictObject({ filter: recordFilterSchema, rows: z.int().nonnegative() }),
  run: async ({ ctx, input }) => ({
    result: { rows: input.rows },
    events: [
      {
        type: 'provenance.exported',
        subject: { type: 'brand', id: ctx.brand.id },
        campaignId: input.filter.campaign ?? null,
        payload: { rows: input.rows, filterHash: canonicalHash(input.filter) },
      },
    ],
  }),
});
