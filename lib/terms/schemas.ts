import { z } from 'zod';
import { termsAnswersSchema, termsLimitsSchema } from '@/lib/models/schemas';

export const decisions = ['accepted', 'accepted_with_limits', 'refused'] as const;
export type Decision = (typeof decisions)[number];
export const decisionNames: Record<Decision, string> = {
  accepted: 'Accepted',
  accepted_with_limits: 'Accepted with limits',
  refused: 'Refused',
};

export const decideTermsInput = z.strictObject({
  routeId: z.string().max(200),
  /** The reading that the person had before them: the decision is bound to it. */
  termsId: z.string().max(60),
  /** The decision that stood when they read it; null when there was none. */
  previousDecisionId: z.string().max(60).nullable().optional(),
  decision: z.enum(decisions),
  limits: termsLimitsSchema,
  note: z.string().trim().max(1000).default(''),
});

export const recordTermsInput = z.strictObject({
  routeId: z.string().max(200),
  /** The newest version that the person saw; 0 when none is recorded. */
  basedOn: z.int().min(0),
  answers: termsAnswersSchema,
  url: z
    .url({ protocol: /^https?$/, error: 'Write a whole web address, or leave it empty.' })
    .max(500)
    .nullable(),
  readOn: z.iso.date('Write the date as YYYY-MM-DD.'),
});
