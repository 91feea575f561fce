import { z } from 'zod';

const whose = { whose: z.enum(['brand', 'everybody', 'person']), personId: z.string().max(60).nullable() };
type Whose = { whose: 'brand' | 'everybody' | 'person'; personId: string | null };
const named = (input: Whose) => (input.whose === 'person') === (input.personId !== null);
const notNamed = { path: ['personId'], error: 'Choose the person whose month it is.' };

export const setMonthlyBudgetInput = z
  .strictObject({
    ...whose,
    currency: z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency such as USD.'),
    limitMicros: z.int().min(0, 'A budget is not negative.').max(1_000_000_000_000_000),
    /** Soft: runs go past the limit, and the leads are told. */
    enforcement: z.enum(['hard', 'soft']),
  })
  .refine(named, notNamed);

export const removeMonthlyBudgetInput = z.strictObject(whose).refine(named, notNamed);

/** The key under which a monthly limit is kept. */
export const whoseKey = (input: Whose): string =>
  input.whose === 'person' ? (input.personId ?? '') : input.whose;
