import { z } from 'zod';
import { ratioSchema, territorySchema, tierSchema, useSchema } from '@/lib/models/choice-schemas';
import { marketSchema } from './market-schemas';
import { type Policies, stages, strictPolicies } from './names';

export { type Policies, policiesOf, type Stage, stageNames, strictPolicies } from './names';

export const stageSchema = z.enum(stages);

/** How models are chosen; see `Policies`. A lockset signed before these were asked for has none. */
export const policiesSchema = z.strictObject({
  fallback: z.boolean(),
  seedMayVary: z.boolean(),
  prefer: z.enum(['order', 'price']),
}) satisfies z.ZodType<Policies>;

/** What a campaign pins. Empty lists are allowed while it is being written; proposing needs it complete. */
export const campaignPlanSchema = z.strictObject({
  templateVersionIds: z.array(z.string()).max(10),
  references: z.array(z.strictObject({ id: z.string(), required: z.boolean() })).max(10),
  /** Output n of a run takes seed n. */
  seeds: z.array(z.int().min(1).max(2_147_483_647)).max(64),
  tiers: z.array(z.strictObject({ tier: tierSchema, routeIds: z.array(z.string()).max(10) })).max(4),
  sizes: z.array(ratioSchema),
  markets: z.array(marketSchema).max(40),
  /** Stages per market in order; a market that is not named has brand, then legal. */
  chains: z.array(z.strictObject({ market: marketSchema, stages: z.array(stageSchema).min(1).max(2) })),
  needs: z.strictObject({
    uses: z.array(useSchema),
    territories: z.array(territorySchema),
    indemnity: z.boolean(),
  }),
  policies: policiesSchema.optional(),
});
export type CampaignPlan = z.infer<typeof campaignPlanSchema>;

export const emptyPlan: CampaignPlan = {
  templateVersionIds: [],
  references: [],
  seeds: [],
  tiers: [],
  sizes: [],
  markets: [],
  chains: [],
  needs: { uses: [], territories: [], indemnity: false },
  policies: strictPolicies,
};

/** The frozen document itself; its RFC 8785 form's SHA-256 is the lock hash. */
export const locksetDocumentSchema = z.strictObject({
  locksetVersion: z.literal(1),
  campaignId: z.string(),
  number: z.int().min(1),
  templates: z.array(z.strictObject({ versionId: z.string(), specHash: z.string() })),
  references: z.array(
    z.strictObject({ id: z.string(), sha256: z.string(), role: z.string(), required: z.boolean() }),
  ),
  seeds: z.array(z.int().min(1)),
  tiers: z.array(z.strictObject({ tier: tierSchema, routes: z.array(z.string()) })),
  sizes: z.array(ratioSchema),
  markets: z.array(marketSchema),
  chains: z.array(z.strictObject({ market: marketSchema, stages: z.array(stageSchema) })),
  needs: z.strictObject({
    uses: z.array(useSchema),
    territories: z.array(territorySchema),
    indemnity: z.boolean(),
  }),
  policies: policiesSchema.optional(),
});
export type LocksetDocument = z.infer<typeof locksetDocumentSchema>;
