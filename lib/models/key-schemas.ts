import { z } from 'zod';
import { keyedProviders } from './provider-names';

const provider = z.enum(keyedProviders);

export const setProviderKeyInput = z.strictObject({
  provider,
  /** The revision that the person saw; 0 = none was entered. */
  revision: z.int().min(0),
  key: z
    .string()
    .trim()
    .min(8, 'A key has at least 8 characters.')
    .max(400, 'A key has at most 400 characters.')
    .regex(/^\S*$/, 'A key has no white space in it.'),
});

export const removeProviderKeyInput = z.strictObject({ provider, revision: z.int().min(1) });
