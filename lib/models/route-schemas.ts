import { z } from 'zod';
import { pictureMicros, resolutionFor } from './prices';
import { keyedProviders } from './provider-names';
import { type ModelSpec, modelSpecSchema } from './schemas';

const shared = {
  name: z.string().trim().min(1, 'Give the model a name.').max(80),
  enabled: z.boolean(),
  spec: modelSpecSchema.superRefine((spec, context) => {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const tier of spec.tiers) {
      const resolution = spec.resolutions[tier];
      if (!resolution) wrong(['resolutions', tier], `Say at which resolution it serves the ${tier} tier.`);
    }
    for (const tier of Object.keys(spec.resolutions))
      if (!(spec.tiers as string[]).includes(tier))
        wrong(['resolutions', tier], `It does not serve the ${tier} tier.`);
    if (spec.lifecycle.state === 'retiring' && spec.lifecycle.retiresOn === null)
      wrong(['lifecycle', 'retiresOn'], 'Say on which day it retires.');
    // Facts that a page formats later: what cannot be read as a day or a currency would break it for everybody.
    const { since, retiresOn } = spec.lifecycle;
    if (
      since !== null &&
      !z.iso.date().safeParse(/^\d{4}-\d{2}$/.test(since) ? `${since}-01` : since).success
    )
      wrong(['lifecycle', 'since'], 'Write a month as YYYY-MM or a day as YYYY-MM-DD.');
    if (retiresOn !== null && !z.iso.date().safeParse(retiresOn).success)
      wrong(['lifecycle', 'retiresOn'], 'Write the day as YYYY-MM-DD.');
    if (!/^[A-Z]{3}$/.test(spec.currency))
      wrong(['currency'], 'Use the three letters of a currency, such as USD.');
    for (const [tier, quality] of Object.entries(spec.quality)) {
      if (!(spec.tiers as string[]).includes(tier))
        wrong(['quality', tier], `It does not serve the ${tier} tier.`);
      else if (!spec.qualityPriceMicros[quality] && Object.keys(spec.qualityPriceMicros).length > 0)
        wrong(['qualityPriceMicros', quality], `The ${tier} tier asks for ${quality}; give its prices.`);
    }
  }),
};

type Facts = { enabled: boolean; spec: ModelSpec };

/** A model that is switched on has a price for each tier: what it costs has to be known before it is run. */
function requirePrices({ enabled, spec }: Facts, context: z.RefinementCtx): void {
  if (!enabled) return;
  for (const tier of spec.tiers) {
    const resolution = resolutionFor(spec, tier);
    if (resolution !== null && pictureMicros(spec, tier, 1) === null)
      context.addIssue({
        code: 'custom',
        path: ['spec', 'priceMicros', resolution],
        message: `The ${tier} tier uses ${resolution}; give its price, or switch the model off.`,
      });
  }
}

export const changeRouteInput = z
  .strictObject({
    ...shared,
    routeId: z.string().max(200),
    /** The revision that the person saw. */
    revision: z.int().min(1),
  })
  .superRefine(requirePrices);

/** What names a route for ever. No colon: it parts the id. */
const part = (what: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    .max(max)
    .regex(/^[^:\s][^:]*$/, 'No colon.');

export const addRouteInput = z
  .strictObject({
    ...shared,
    provider: z.enum(['sandbox', ...keyedProviders], 'Choose a provider.'),
    modelId: part("the provider's id of the model", 120).regex(/^\S+$/, 'No spaces.'),
    plan: part('the plan or the way it is reached', 60),
  })
  .superRefine(requirePrices);

/** `google:gemini-3-pro-image:paid`: the plan in small letters, joined by hyphens. */
export const routeIdOf = (route: { provider: string; modelId: string; plan: string }): string =>
  `${route.provider}:${route.modelId}:${route.plan
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
