import { z } from 'zod';
import { ratios, territoryPattern, tiers, uses } from './names';

/** Small schemas of what is chosen, apart from the model's whole spec: pages that need these few load no more. */
export const tierSchema = z.enum(tiers);
export const ratioSchema = z.enum(ratios);
export const useSchema = z.enum(uses);
export const territorySchema = z.string().regex(territoryPattern, 'Use a two-letter country code, or WORLD.');
