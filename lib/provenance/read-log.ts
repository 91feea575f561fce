import { z } from 'zod';
import { query } from '@/lib/mutation';
import { recordFilterSchema } from './schemas';
import { countRecords, lastVerification, listRecords, recordChoices } from './store';

/** Rows of one page. */
export const LOG_PAGE = 50;

/** A page of the log with its true count, what the filters offer, and how the last verification ended. */
export const readLog = query({
  name: 'readLog',
  permission: 'provenance:read',
  input: z.strictObject({
    filter: recordFilterSchema,
    after: z.string().max(120).nullable().default(null),
    oldest: z.boolean().default(false),
  }),
  run: async ({ db, ctx, input }) => {
    const brandId = ctx.brand.id;
    const page = await listRecords(db, brandId, { ...input, limit: LOG_PAGE });
    return {
      ...page,
      /** Of the whole log, whatever the filter. */
      size: Object.keys(input.filter).length > 0 ? await countRecords(db, brandId, {}) : page.total,
      choices: await recordChoices(db, brandId),
      verified: await lastVerification(db, brandId),
    };
  },
});
