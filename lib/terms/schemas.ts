import { z } from 'zod';
import { termsAnswersSchema, termsLimitsSchema } from '@/lib/models/schemas';
import { documentTypes } from './document-rules';

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
  answers: termsAnswersSchema.extend({ attribution: z.string() }),
  url: z
    .url({ protocol: /^https?$/, error: 'Write a whole web address, or leave it empty.' })
    .max(500)
    .nullable(),
  readOn: z.iso.date('Write the date as YYYY-MM-DD.'),
  /** The day by which they are to be read again; a year after this reading unless said otherwise. */
  nextReviewOn: z.iso.date('Write the date as YYYY-MM-DD.').nullable().default(null),
  /** The stored copy. Only the server fills this in: a client that could name a hash could claim anybody's bytes. */
  document: z
    .strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      mime: z.enum(documentTypes),
      size: z.int().positive(),
      name: z.string().max(200),
    })
    .nullable()
    .default(null),
});
