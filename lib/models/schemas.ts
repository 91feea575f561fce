import { z } from 'zod';
import { ratioSchema, territorySchema, tierSchema, useSchema } from './choice-schemas';

export { ratioSchema, tierSchema } from './choice-schemas';
export { type Ratio, ratios, type Tier, tiers, type Use, useNames, uses } from './names';

/** A fact that may not be known: unknown is a value of its own. */
export const answerSchema = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof answerSchema>;

/** How much work a model puts into a picture, where its price depends on it. */
export const qualitySchema = z.enum(['low', 'medium', 'high']);

/** What a seed means to a model: not taken, a hint, or the same bytes again. */
export const seedClassSchema = z.enum(['none', 'hint', 'exact']);

/** Resolution class, named as the providers do; the long edge is about 1024, 2048 or 4096 pixels. */
export const resolutionSchema = z.enum(['1K', '2K', '4K']);
export type Resolution = z.infer<typeof resolutionSchema>;

const money = (what: string) => z.int(`Write ${what}.`).nonnegative('A price is not negative.');

export const modelSpecSchema = z.strictObject({
  tiers: z.array(tierSchema).min(1, 'Choose at least one tier.'),
  /** Resolution used per tier. */
  resolutions: z.partialRecord(tierSchema, resolutionSchema),
  ratios: z.array(ratioSchema).min(1),
  operations: z.array(z.enum(['generate', 'vary', 'refine', 'localise'])).min(1),
  /** Input pictures accepted in one call (references and base together); null = not verified. */
  maxInputs: z.int('Write a whole number.').nonnegative('Write a whole number.').nullable(),
  /** Bytes and pixels accepted of one input picture; null = not verified, so not held against anybody. */
  maxInputBytes: z.int('Write a whole number.').positive('Write a whole number.').nullable().default(null),
  maxInputPixels: z.int('Write a whole number.').positive('Write a whole number.').nullable().default(null),
  /** Whether pictures of people are taken as inputs. */
  faces: answerSchema.default('unknown'),
  seedClass: seedClassSchema,
  mask: z.boolean(),
  currency: z.string().length(3),
  /** Price of one picture by resolution, integer micro-units. */
  priceMicros: z.partialRecord(resolutionSchema, money('a price')),
  /** Quality asked for per tier, and prices that depend on it; they go before `priceMicros`. */
  quality: z.partialRecord(tierSchema, qualitySchema).default({}),
  qualityPriceMicros: z
    .partialRecord(qualitySchema, z.partialRecord(resolutionSchema, money('a price')))
    .default({}),
  /** Price of each input picture beyond the first, integer micro-units. */
  extraInputMicros: money('a price').default(0),
  /** Price of a million tokens, integer micro-units, where the provider bills by them; null = not known. */
  tokenPriceMicros: z
    .strictObject({ input: money('a price'), output: money('a price') })
    .nullable()
    .default(null),
  /** Whether an answer without a picture is billed; unknown counts as billed, so that no budget is overspent. */
  billsRefusals: answerSchema.default('unknown'),
  digitalSourceType: z.url(),
  /** Answers in one call without an id that could be asked again: an ambiguous end is `unknown`. */
  synchronous: z.boolean(),
  /** Running it again costs nothing and gives the same bytes. */
  repeatable: z.boolean(),
  /** Calls at a time, over all workers of the installation. */
  concurrency: z.int('Write a whole number.').min(1, 'At least one.').max(100, 'At most 100.').default(4),
  /** Where the provider computes. */
  region: z.string().max(120).default('Not verified.'),
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
  /** Absent in readings from before it was asked. */
  attribution: z.string().optional(),
  marking: z.string(),
  note: z.string().default(''),
});
export type TermsAnswers = z.infer<typeof termsAnswersSchema>;

/** Limits of an acceptance; null = not limited in that way. */
export const termsLimitsSchema = z.strictObject({
  uses: z.array(useSchema).min(1).nullable(),
  territories: z.array(territorySchema).min(1).nullable(),
  until: z.iso.date().nullable(),
});
export type TermsLimits = z.infer<typeof termsLimitsSchema>;
