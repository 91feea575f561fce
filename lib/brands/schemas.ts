import { z } from 'zod';
import { marketSchema } from '@/lib/campaigns/market-schemas';

const slugSchema = z
  .string()
  .trim()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'Use small letters, digits and single hyphens, starting with a letter.',
  )
  .min(2, 'Use at least two characters.')
  .max(40, 'Use at most 40 characters.');

export const createBrandInput = z.strictObject({
  slug: slugSchema,
  name: z.string().trim().min(1, 'Give the brand a name.').max(80),
});

/** #rrggbb in small letters; #RGB and a missing # are understood. */
export const hexSchema = z
  .string()
  .trim()
  .transform((text) => {
    const digits = text.replace(/^#/, '').toLowerCase();
    return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
  })
  .pipe(z.string().regex(/^#[0-9a-f]{6}$/, 'Write the colour as #RRGGBB, such as #6B3F1D.'));

export const paletteSchema = z
  .array(
    z.strictObject({ name: z.string().trim().min(1, 'Give the colour a name.').max(40), hex: hexSchema }),
  )
  .max(24, 'A palette has at most 24 colours.')
  .superRefine((palette, context) => {
    const names = palette.map((colour) => colour.name.toLocaleLowerCase('en'));
    const hexes = palette.map((colour) => colour.hex);
    palette.forEach((colour, index) => {
      if (names.indexOf(names[index] ?? '') !== index)
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `Two colours are called ${colour.name}.`,
        });
      if (hexes.indexOf(colour.hex) !== index)
        context.addIssue({
          code: 'custom',
          path: [index, 'hex'],
          message: `${colour.hex} is in the palette twice.`,
        });
    });
  });

/** Empty lines are dropped, and a term that differs only in case is kept once. */
export const forbiddenTermsSchema = z
  .array(z.string().trim().max(80, 'A forbidden term has at most 80 characters.'))
  .max(200, 'At most 200 forbidden terms.')
  .transform((terms) => {
    const seen = new Set<string>();
    return terms.filter((term) => {
      const folded = term.toLocaleLowerCase('en');
      if (folded === '' || seen.has(folded)) return false;
      seen.add(folded);
      return true;
    });
  });

/** Terms of single markets; markets without any are dropped, and a market that is named twice is one. */
const marketTermsSchema = z
  .array(z.strictObject({ market: marketSchema, terms: forbiddenTermsSchema }))
  .max(60, 'At most 60 markets.')
  .transform((entries) => {
    const markets = [...new Set(entries.map((entry) => entry.market))].sort();
    return markets.flatMap((market) => {
      const terms = entries.filter((entry) => entry.market === market).flatMap((entry) => entry.terms);
      return terms.length > 0 ? [{ market, terms: [...new Set(terms)] }] : [];
    });
  });

/** Phrases that may not be said, with why. Empty rows are dropped. */
const claimsSchema = z
  .array(
    z.strictObject({
      market: marketSchema.nullable(),
      phrase: z.string().trim().max(120, 'A claim has at most 120 characters.'),
      note: z.string().trim().max(200, 'A note has at most 200 characters.'),
    }),
  )
  .max(200, 'At most 200 claims.')
  .transform((claims) => claims.filter((claim) => claim.phrase !== ''));

export const updateBrandKitInput = z.strictObject({
  /** The revision that the person saw. */
  revision: z.int().min(1),
  palette: paletteSchema,
  voice: z.string().trim().max(4000, 'Use at most 4000 characters.'),
  forbiddenTerms: forbiddenTermsSchema,
  marketTerms: marketTermsSchema.optional(),
  claims: claimsSchema.optional(),
  removeLogo: z.boolean().default(false),
});
