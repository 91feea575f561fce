import { z } from 'zod';
import { breakGlassRules } from '@/lib/break-glass/schemas';
import { defineEvents } from './define';

const rule = z.enum(breakGlassRules);

export const breakGlassEvents = defineEvents({
  'break_glass.requested': {
    meaning: 'Somebody asked that a rule of a campaign be lifted for a while.',
    payload: z.strictObject({
      rule,
      personId: z.string().nullable(),
      conceptId: z.string().nullable(),
      hours: z.int(),
      role: z.string(),
      reason: z.string(),
    }),
  },
  'break_glass.approved': {
    meaning: 'A second person lifted the rule until the moment that is named.',
    payload: z.strictObject({
      rule,
      personId: z.string().nullable(),
      conceptId: z.string().nullable(),
      requestedBy: z.string(),
      role: z.string(),
      reason: z.string(),
      note: z.string(),
      expiresAt: z.string(),
    }),
  },
  'break_glass.declined': {
    meaning: 'A second person left the rule as it is.',
    payload: z.strictObject({ rule, requestedBy: z.string(), role: z.string(), note: z.string() }),
  },
  'break_glass.withdrawn': {
    meaning: 'Whoever asked took the request back.',
    payload: z.strictObject({ rule }),
  },
  'break_glass.ended': {
    meaning: 'The rule holds again before its time.',
    payload: z.strictObject({ rule, reason: z.string() }),
  },
  'break_glass.used': {
    meaning: 'Something was done that the rule would have refused.',
    payload: z.strictObject({ breakGlassId: z.string(), rule }),
  },
});
