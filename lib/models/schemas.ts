import { z } from 'zod';

export const tiers = ['draft', 'standard', 'final', 'motion'] as const;
export const tierSchema = z.enum(tiers);
export type Tier = z.infer<typeof tierSchema>;

/** What a seed means to a model: not taken, a hint, or the same bytes again. */
export const seedClassSchema = z.enum(['none', 'hint', 'exact']);

export const ratios = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9'] as const;
export const ratioSchema = z.enum(ratios);
export type Ratio = z.infer<typeof ratioSchema>;

/** Resolution class, named as the providers do; the long edge is about 1024, 2048 or 4096 pixels. */
export const resolutionSchema = z.enum(['1K', '2K', '4K']);
export type Resolution = z.infer<typeof resolutionSchema>;

/** A fact that may not be known: unknown is a value of its own. */
export const answerSchema = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof answerSchema>;

export const modelSpecSchema = z.strictObject({
  tiers: z.array(tierSchema).min(1, 'Choose at least one tier.'),
  /** Resolution used per tier. */
  resolutions: z.partialRecord(tierSchema, resolutionSchema),
  ratios: z.array(ratioSchema).min(1),
  operations: z.array(z.enum(['generate', 'vary', 'refine', 'localise'])).min(1),
  /** Input pictures accepted in one call (references and base together); null = not verified. */
  maxInputs: z.int('Write a whole number.').nonnegative('Write a whole number.').nullable(),
  seedClass: seedClassSchema,
  mask: z.boolean(),
  currency: z.string().length(3),
  /** Price of one picture by resolution, integer micro-units. */
  priceMicros: z.partialRecord(
    resolutionSchema,
    z.int('Write a price.').nonnegative('A price is not negative.'),
  ),
  /** Price of each input picture beyond the first, integer micro-units. */
  extraInputMicros: z.int('Write a price.').nonnegative('A price is not negative.').default(0),
  digitalSourceType: z.url(),
  /** Answers in one call without an id that could be asked again: an ambiguous end is `unknown`. */
  synchronous: z.boolean(),
  /** Running it again costs nothing and gives the same bytes. */
  repeatable: z.boolean(),
  marking: z.string(),
  lifecycle: z.strictObject({
    state: z.enum(['preview', 'live', 'retiring', 'retired']),
    since: z.string().nullable(),
    retiresOn: z.string().nullable(),
  }),
  source: z.string(),
});
export type ModelSpec = z.infer<typeof modelSpecSchema>;

export const termsAnswersSchema = z.strictObject({
  outputOwnership: z.string(),
  commercialUse: answerSchema,
  indemnity: answerSchema,
  trainingOnInputs: answerSchema,
  retention: z.string(),
  regions: z.string(),
  marking: z.string(),
  note: z.string().default(''),
});
export type TermsAnswers = z.infer<typeof termsAnswersSchema>;

export const uses = ['paid_media', 'owned', 'internal'] as const;
export const useSchema = z.enum(uses);
export type Use = z.infer<typeof useSchema>;
export const useNames: Record<Use, string> = {
  paid_media: 'Paid media',
  owned: 'Owned channels',
  internal: 'Internal only',
};

/** ISO 3166-1 alpha-2, or WORLD. */
export const territorySchema = z
  .string()
  .regex(/^([A-Z]{2}|WORLD)$/, 'Use a two-letter country code, or WORLD.');

/** Limits of an acceptance; null = not limited in that way. */
export const termsLimitsSchema = z.strictObject({
  uses: z.array(useSchema).min(1).nullable(),
  territories: z.array(territorySchema).min(1).nullable(),
  until: z.iso.date().nullable(),
});
export type TermsLimits = z.infer<typeof termsLimitsSchema>;
