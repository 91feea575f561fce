import { z } from 'zod';
import { modelSpecSchema } from './schemas';

export const changeRouteInput = z.strictObject({
  routeId: z.string().max(200),
  /** The revision that the person saw. */
  revision: z.int().min(1),
  name: z.string().trim().min(1, 'Give the model a name.').max(80),
  enabled: z.boolean(),
  spec: modelSpecSchema.superRefine((spec, context) => {
    const missing = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const tier of spec.tiers) {
      const resolution = spec.resolutions[tier];
      if (!resolution) missing(['resolutions', tier], `Say at which resolution it serves the ${tier} tier.`);
      else if (spec.priceMicros[resolution] === undefined)
        missing(['priceMicros', resolution], `The ${tier} tier uses ${resolution}; give its price.`);
    }
    for (const tier of Object.keys(spec.resolutions))
      if (!(spec.tiers as string[]).includes(tier))
        missing(['resolutions', tier], `It does not serve the ${tier} tier.`);
    if (spec.lifecycle.state === 'retiring' && spec.lifecycle.retiresOn === null)
      missing(['lifecycle', 'retiresOn'], 'Say on which day it retires.');
  }),
});
