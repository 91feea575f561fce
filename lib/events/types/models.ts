import { z } from 'zod';
import { defineEvents } from './define';

export const modelEvents = defineEvents({
  'route.added': {
    meaning: 'A model route was added by an administrator; without terms no brand can use it.',
    payload: z.strictObject({
      provider: z.string(),
      modelId: z.string(),
      plan: z.string(),
      specHash: z.string(),
      enabled: z.boolean(),
    }),
  },
  'route.opened': {
    meaning: 'A model failed several times in a row; it takes no calls for a while.',
    payload: z.strictObject({ routeId: z.string(), code: z.string() }),
  },
  'route.reset': {
    meaning: 'An administrator let calls go to a resting model again.',
    payload: z.strictObject({ routeId: z.string() }),
  },
  'provider_key.set': {
    meaning: "A provider's key was entered; it is stored encrypted and in no record.",
    payload: z.strictObject({ provider: z.string(), revision: z.int() }),
  },
  'provider_key.removed': {
    meaning: "A provider's key was removed.",
    payload: z.strictObject({ provider: z.string() }),
  },
  'model_rule.set': {
    meaning: 'What a role may do with a model in the brand was set.',
    payload: z.strictObject({
      role: z.string(),
      routeId: z.string(),
      allowed: z.boolean(),
      picturesPerDay: z.int().nullable(),
    }),
  },
});
