import { z } from 'zod';

export const breakGlassRules = ['four_eyes', 'hard_stop', 'draft_to_final', 'quota'] as const;
export type BreakGlassRule = (typeof breakGlassRules)[number];
export const breakGlassStates = ['requested', 'declined', 'withdrawn', 'approved', 'ended'] as const;
export type BreakGlassState = (typeof breakGlassStates)[number];

export const maxHours = 336;

const id = z.string().max(60);
const why = (message: string) => z.string().trim().min(3, message).max(500);

export const requestBreakGlassInput = z
  .strictObject({
    campaignId: id,
    rule: z.enum(breakGlassRules, 'Choose the rule to lift.'),
    /** For this person only, or this concept only; both null for the whole campaign. */
    personId: id.min(1, 'Choose the person.').nullable(),
    conceptId: id.min(1, 'Choose the concept.').nullable(),
    /** How long, from the approval. */
    hours: z.int().min(1, 'At least one hour.').max(maxHours, 'At most fourteen days.'),
    reason: why('Say why, in a few words: it stands on everything that is made under it.'),
  })
  .refine((input) => input.personId === null || input.conceptId === null, {
    path: ['conceptId'],
    message: 'Choose one person or one concept, not both.',
  });

export const decideBreakGlassInput = z.strictObject({
  breakGlassId: id,
  decision: z.enum(['approve', 'decline']),
  note: z.string().trim().max(500).default(''),
});

export const withdrawBreakGlassInput = z.strictObject({ breakGlassId: id });

export const endBreakGlassInput = z.strictObject({
  breakGlassId: id,
  reason: why('Say why it ends now, in a few words.'),
});
