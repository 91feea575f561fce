import { listApplicable } from '@/lib/budgets/store';
import { type Campaign, findCampaign, type LocksetRecord, locksetInForce } from '@/lib/campaigns/store';
import type { DbOrTx } from '@/lib/db/client';
import { isoDay } from '@/lib/governance/check-live';
import { ratioSchema, type Tier } from '@/lib/models/schemas';
import { listRoutes } from '@/lib/models/store';
import type { Role } from '@/lib/permission';
import { loadCandidates } from '@/lib/runs/candidate-store';
import { type LoadedOutput, loadOutput } from '@/lib/runs/output-store';
import { operationSchema } from '@/lib/templates/schemas';
import { type DeskSource, type Replacement, replacements } from './rules';
import { recentOutputs } from './store';

export type MadeOutput = LoadedOutput & { assetId: string; madeSha256: string };

export type DeskWorld = {
  campaign: Campaign;
  lockset: LocksetRecord;
  /** With the asset that came of it. */
  sources: MadeOutput[];
  options: Replacement[];
  currency: string;
};

export const sourceOf = ({ output, run, inputs }: LoadedOutput): DeskSource => ({
  outputId: output.id,
  runId: run.id,
  operation: operationSchema.parse(run.operation),
  size: ratioSchema.parse(run.size),
  mask: run.maskSha256 !== null,
  inputs,
});

/** Every model of the installation as a candidate of one tier, as it is now. */
export async function everyCandidate(
  db: DbOrTx,
  { document }: LocksetRecord,
  tier: Tier,
  who: { brandId: string; personId: string; roles: readonly Role[]; now: Date },
) {
  const routes = (await listRoutes(db)).map((route) => route.id);
  const all = await loadCandidates(db, { ...document, tiers: [{ tier, routes }] }, who);
  return all.get(tier) ?? [];
}

/**
 * All that deciding about a trial depends on: the campaign's recent pictures of a model, and every model that could take
 * its place, with its reasons. Null when the campaign is not of this brand, 'not_active' when nothing runs in it.
 */
export async function loadDeskWorld(
  db: DbOrTx,
  scope: {
    brandId: string;
    campaignId: string;
    tier: Tier;
    fromRouteId: string;
    count: number;
    personId: string;
    roles: readonly Role[];
    now: Date;
  },
): Promise<DeskWorld | 'not_active' | null> {
  const { brandId, campaignId, tier, fromRouteId, now } = scope;
  const campaign = await findCampaign(db, brandId, campaignId);
  if (!campaign) return null;
  const lockset = await locksetInForce(db, brandId, campaignId);
  if (campaign.state !== 'active' || !lockset) return 'not_active';
  const made = await recentOutputs(db, { brandId, campaignId, tier, routeId: fromRouteId }, scope.count);
  const sources: MadeOutput[] = [];
  // One after the other: a transaction has one connection.
  for (const { id, assetId, sha256 } of made) {
    const loaded = await loadOutput(db, brandId, id);
    if (loaded) sources.push({ ...loaded, assetId, madeSha256: sha256 });
  }
  const budgets = await listApplicable(db, scope);
  const currency = budgets.find((budget) => budget.kind === 'campaign')?.currency ?? 'USD';
  const candidates = await everyCandidate(db, lockset, tier, scope);
  const asked = { document: lockset.document, tier, currency, today: isoDay(now), fromRouteId, budgets };
  return {
    campaign,
    lockset,
    sources,
    currency,
    options: replacements(candidates, sources.map(sourceOf), asked),
  };
}
