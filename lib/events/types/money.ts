import { z } from 'zod';
import { defineEvents } from './define';

const enforcement = z.enum(['hard', 'soft']);
const limit = { currency: z.string(), limitMicros: z.int() };
const whose = z.enum(['brand', 'everybody', 'person']);

export const moneyEvents = defineEvents({
  'budget.set': {
    meaning: 'The money of a campaign was set.',
    payload: z.strictObject({
      ...limit,
      previousLimitMicros: z.int().nullable(),
      handOffMicros: z.int().nullable(),
      /** Absent on events from before limits could be soft. */
      enforcement: enforcement.optional(),
    }),
  },
  'budget.passed': {
    meaning: 'More was spent or reserved than a budget has; recorded once, until its limit covers it again.',
    payload: z.strictObject({
      ...limit,
      kind: z.enum(['campaign', 'person_month', 'brand_month']),
      month: z.string().nullable(),
      usedMicros: z.int(),
      runId: z.string(),
    }),
  },
  'monthly_budget.set': {
    meaning: 'What a brand, each of its people, or one person may spend in a calendar month (UTC) was set.',
    payload: z.strictObject({
      ...limit,
      whose,
      personId: z.string().nullable(),
      previousLimitMicros: z.int().nullable(),
      enforcement,
    }),
  },
  'monthly_budget.removed': {
    meaning: 'A limit on what may be spent in a calendar month was taken away.',
    payload: z.strictObject({ whose, personId: z.string().nullable() }),
  },
});
