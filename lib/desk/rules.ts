import { type ApplicableBudget, currencyReasons, hardRefusals } from '@/lib/budgets/rules';
import { type CampaignPlan, type LocksetDocument, policiesOf, strictPolicies } from '@/lib/campaigns/schemas';
import type { Reason } from '@/lib/errors';
import { pictureMicros, resolutionFor } from '@/lib/models/prices';
import { type Candidate, routeReasons } from '@/lib/models/route-reasons';
import type { ModelSpec, Ratio, Tier } from '@/lib/models/schemas';
import { type InputPicture, routeQuestion } from '@/lib/runs/route-question';
import type { Operation } from '@/lib/templates/schemas';

/** A picture of the campaign that is made again: what routing asks of the model for it. */
export type DeskSource = {
  outputId: string;
  runId: string;
  operation: Operation;
  size: Ratio;
  mask: boolean;
  inputs: InputPicture[];
};

/** A model that may or may not take the place of another, with every reason, and what trying it comes to. */
export type Replacement = {
  id: string;
  name: string;
  modelId: string;
  spec: ModelSpec;
  termsId: string | null;
  /** The tier at whose size it is tried. */
  madeAt: Tier;
  reasons: Reason[];
  /** It takes a seed as a hint or not at all, and the lockset does not accept that yet. */
  needsSeedMayVary: boolean;
  /** Price of each source's picture in order, micro-units; null where one is not known. */
  prices: number[] | null;
  totalMicros: number | null;
};

/** A trial is made at draft size where the model has one, otherwise at the size of the tier that it is meant for. */
export const trialTier = (spec: ModelSpec, tier: Tier): Tier =>
  resolutionFor(spec, 'draft') === null ? tier : 'draft';

type Asked = {
  document: LocksetDocument;
  tier: Tier;
  currency: string;
  today: string;
};

/**
 * Why a model cannot make these pictures in the tier, by the same rule that routes every run; empty when it can. Whether
 * it keeps to a seed is left out: the lockset that is proposed with it says so.
 */
export function sourceReasons(
  candidate: Candidate,
  sources: readonly DeskSource[],
  { document, tier, currency, today }: Asked,
): Reason[] {
  const tiers = [...new Set([tier, trialTier(candidate.spec, tier)])];
  const reasons = sources.flatMap((source) =>
    tiers.flatMap((asked) => {
      const question = routeQuestion(document, source.inputs, {
        tier: asked,
        operation: source.operation,
        ratio: source.size,
        count: sources.length,
        currency,
        budgetLeftMicros: null,
        mask: source.mask,
        today,
      });
      return routeReasons(candidate, { ...question, seedMayVary: true });
    }),
  );
  return reasons.filter((entry, at) => reasons.findIndex((other) => other.message === entry.message) === at);
}

function trialPrices({ spec }: Candidate, sources: readonly DeskSource[], tier: Tier): number[] | null {
  const prices = sources.flatMap(
    ({ inputs }) => pictureMicros(spec, trialTier(spec, tier), inputs.length) ?? [],
  );
  return prices.length === sources.length ? prices : null;
}

/** Every other model, those that may replace first, cheapest of them first. */
export function replacements(
  candidates: readonly Candidate[],
  sources: readonly DeskSource[],
  asked: Asked & { fromRouteId: string; budgets: readonly ApplicableBudget[] },
): Replacement[] {
  const { seedMayVary } = policiesOf(asked.document);
  const own = asked.budgets.find((budget) => budget.kind === 'campaign');
  const options = candidates
    .filter((candidate) => candidate.id !== asked.fromRouteId)
    .map((candidate): Replacement => {
      const { id, name, modelId, spec, terms } = candidate;
      const prices = trialPrices(candidate, sources, asked.tier);
      const totalMicros = prices === null ? null : prices.reduce((sum, price) => sum + price, 0);
      const money =
        totalMicros === null
          ? []
          : [
              ...(own ? [] : currencyReasons(undefined, spec.currency)),
              ...hardRefusals(asked.budgets, totalMicros),
            ];
      return {
        id,
        name,
        modelId,
        spec,
        termsId: terms?.id ?? null,
        madeAt: trialTier(spec, asked.tier),
        reasons: [...sourceReasons(candidate, sources, asked), ...money],
        needsSeedMayVary: spec.seedClass !== 'exact' && !seedMayVary,
        prices,
        totalMicros,
      };
    });
  const rank = (option: Replacement) => (option.reasons.length === 0 ? 0 : 1);
  return options.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.totalMicros ?? Number.MAX_SAFE_INTEGER) - (b.totalMicros ?? Number.MAX_SAFE_INTEGER) ||
      a.name.localeCompare(b.name),
  );
}

/** The plan with one model in the other's place in a tier; it takes a looser seed where the new model needs that. */
export function withReplacement(
  plan: CampaignPlan,
  { tier, from, to, seedClass }: { tier: Tier; from: string; to: string; seedClass: ModelSpec['seedClass'] },
): CampaignPlan {
  const tiers = plan.tiers.map((entry) =>
    entry.tier === tier
      ? {
          ...entry,
          routeIds: [...new Set(entry.routeIds.map((id) => (id === from ? to : id)))],
        }
      : entry,
  );
  const loosen = seedClass !== 'exact' && !policiesOf(plan).seedMayVary;
  return loosen
    ? { ...plan, tiers, policies: { ...(plan.policies ?? strictPolicies), seedMayVary: true } }
    : { ...plan, tiers };
}

/** Whether going from one lockset to the next is the replacement that a trial was about. */
export function isReplacement(
  trial: { tier: string; fromRouteId: string; toRouteId: string },
  before: LocksetDocument,
  after: LocksetDocument,
): boolean {
  const routes = (document: LocksetDocument) =>
    document.tiers.find((entry) => entry.tier === trial.tier)?.routes ?? [];
  return (
    routes(before).includes(trial.fromRouteId) &&
    !routes(after).includes(trial.fromRouteId) &&
    routes(after).includes(trial.toRouteId)
  );
}
