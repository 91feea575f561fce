import { z } from 'zod';
import { defineEvents } from './define';

export const campaignEvents = defineEvents({
  'campaign.created': { meaning: 'A campaign was begun.', payload: z.strictObject({}) },
  'campaign.changed': {
    meaning: 'The plan of a campaign changed.',
    payload: z.strictObject({ revision: z.int(), planHash: z.string() }),
  },
  'campaign.closed': {
    meaning: 'A campaign was closed; nothing runs in it any more.',
    payload: z.strictObject({}),
  },
  'lockset.proposed': {
    meaning: 'A lockset was put before a brand owner.',
    payload: z.strictObject({ number: z.int(), sha256: z.string() }),
  },
  'lockset.frozen': {
    meaning: 'A brand owner signed a lockset off; it is frozen and every run carries its hash.',
    payload: z.strictObject({ number: z.int(), sha256: z.string() }),
  },
  'lockset.refused': {
    meaning: 'A brand owner sent a proposed lockset back.',
    payload: z.strictObject({ number: z.int(), sha256: z.string(), reason: z.string() }),
  },
  'rule.switched': {
    meaning:
      'A rule of a campaign was switched on or off by one person; since break-glass nothing records this any more.',
    payload: z.strictObject({
      rule: z.enum(['four_eyes', 'hard_stop']),
      enabled: z.boolean(),
      reason: z.string(),
    }),
  },
  'terms.decided': {
    meaning: 'Legal accepted or refused the terms of a route for a brand.',
    payload: z.strictObject({
      routeId: z.string(),
      termsId: z.string(),
      termsHash: z.string(),
      decision: z.enum(['accepted', 'accepted_with_limits', 'refused']),
      limits: z.record(z.string(), z.unknown()),
    }),
  },
  'terms.recorded': {
    meaning: "A new reading of a provider's terms was recorded.",
    payload: z.strictObject({
      routeId: z.string(),
      version: z.int(),
      termsHash: z.string(),
      /** Absent in readings from before they were asked. */
      readOn: z.string().optional(),
      nextReviewOn: z.string().optional(),
      documentSha256: z.string().nullable().optional(),
    }),
  },
  'route.changed': {
    meaning: 'A model route was added or changed.',
    payload: z.strictObject({ revision: z.int(), specHash: z.string(), enabled: z.boolean() }),
  },
});
