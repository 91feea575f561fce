import { type Ratio, ratios, type Tier, tiers } from '@/lib/models/names';
import { type Policies, policiesOf, type Stage, stageNames } from './names';
import type { CampaignPlan, LocksetDocument } from './schemas';

/** Stages of a market that the plan does not name. */
export const defaultStages: readonly Stage[] = ['brand', 'legal'];

/** Rows of a frozen lockset, as the database holds them. Needs and policies have no rows of their own. */
export type LocksetRows = {
  lockset: { campaignId: string; number: number };
  templates: readonly { templateVersionId: string; specHash: string }[];
  references: readonly {
    referenceId: string;
    sha256: string;
    role: string;
    required: boolean;
    position: number;
  }[];
  seeds: readonly { seed: number; position: number }[];
  tiers: readonly { tier: string }[];
  routes: readonly { tier: string; routeId: string; position: number }[];
  sizes: readonly { size: string }[];
  markets: readonly { market: string }[];
  stages: readonly { market: string; position: number; stage: Stage }[];
};

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byTier = (a: string, b: string) => tiers.indexOf(a as Tier) - tiers.indexOf(b as Tier);
const bySize = (a: string, b: string) => ratios.indexOf(a as Ratio) - ratios.indexOf(b as Ratio);

/**
 * The document that the rows stand for. What has no position of its own is in a fixed order (templates and markets by
 * text, tiers and sizes as the product lists them), so that rows and document always give the same hash.
 */
export function documentFromRows(
  rows: LocksetRows,
  { needs, policies }: Pick<LocksetDocument, 'needs' | 'policies'>,
): LocksetDocument {
  const markets = rows.markets.map((row) => row.market).sort(byText);
  return {
    locksetVersion: 1,
    campaignId: rows.lockset.campaignId,
    number: rows.lockset.number,
    templates: rows.templates
      .map((row) => ({ versionId: row.templateVersionId, specHash: row.specHash }))
      .sort((a, b) => byText(a.versionId, b.versionId)),
    references: [...rows.references]
      .sort(byPosition)
      .map(({ referenceId, sha256, role, required }) => ({ id: referenceId, sha256, role, required })),
    seeds: [...rows.seeds].sort(byPosition).map((row) => row.seed),
    tiers: rows.tiers
      .map((row) => row.tier)
      .sort(byTier)
      .map((tier) => ({
        tier: tier as Tier,
        routes: rows.routes
          .filter((row) => row.tier === tier)
          .sort(byPosition)
          .map((row) => row.routeId),
      })),
    sizes: rows.sizes.map((row) => row.size as Ratio).sort(bySize),
    markets,
    chains: markets.map((market) => ({
      market,
      stages: rows.stages
        .filter((row) => row.market === market)
        .sort(byPosition)
        .map((row) => row.stage),
    })),
    needs: {
      uses: [...needs.uses].sort(byText),
      territories: [...needs.territories].sort(byText),
      indemnity: needs.indemnity,
    },
    ...(policies ? { policies } : {}),
  };
}

export type PlannedThings = {
  templates: readonly { id: string; specHash: string }[];
  references: readonly { id: string; sha256: string; role: string }[];
};

/** The rows that freezing this plan gives. Everything that the plan names must be in `things`. */
export function rowsFromPlan(
  plan: CampaignPlan,
  things: PlannedThings,
  lockset: LocksetRows['lockset'],
): LocksetRows {
  const named = <T extends { id: string }>(list: readonly T[], id: string): T => {
    const found = list.find((entry) => entry.id === id);
    if (!found) throw new Error(`The plan names ${id}, which was not read.`);
    return found;
  };
  return {
    lockset,
    templates: plan.templateVersionIds.map((id) => ({
      templateVersionId: id,
      specHash: named(things.templates, id).specHash,
    })),
    references: plan.references.map(({ id, required }, index) => {
      const { sha256, role } = named(things.references, id);
      return { referenceId: id, sha256, role, required, position: index + 1 };
    }),
    seeds: plan.seeds.map((seed, index) => ({ seed, position: index + 1 })),
    tiers: plan.tiers.map(({ tier }) => ({ tier })),
    routes: plan.tiers.flatMap(({ tier, routeIds }) =>
      routeIds.map((routeId, index) => ({ tier, routeId, position: index + 1 })),
    ),
    sizes: plan.sizes.map((size) => ({ size })),
    markets: plan.markets.map((market) => ({ market })),
    stages: plan.markets.flatMap((market) =>
      stagesOf(plan, market).map((stage, index) => ({ market, position: index + 1, stage })),
    ),
  };
}

/** Who signs off for a market, in order. */
export function stagesOf(plan: Pick<CampaignPlan, 'chains'>, market: string): readonly Stage[] {
  return plan.chains.find((chain) => chain.market === market)?.stages ?? defaultStages;
}

/** A plan that would give this lockset again: where an amendment starts from. */
export function planFromDocument(document: LocksetDocument): CampaignPlan {
  return {
    templateVersionIds: document.templates.map((entry) => entry.versionId),
    references: document.references.map(({ id, required }) => ({ id, required })),
    seeds: document.seeds,
    tiers: document.tiers.map(({ tier, routes }) => ({ tier, routeIds: routes })),
    sizes: document.sizes,
    markets: document.markets,
    chains: document.chains.map(({ market, stages }) => ({ market, stages })),
    needs: document.needs,
    ...(document.policies ? { policies: document.policies } : {}),
  };
}

/** Names of what a lockset holds by id; an id that is not known shows as itself. */
export type Names = Readonly<Record<string, string>>;

const listed = (values: readonly (string | number)[]) => (values.length ? values.join(', ') : 'none');

function changesOf<T>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  say: (value: T) => string,
): string[] {
  const old = before.map(say);
  const now = after.map(say);
  return [
    ...now.filter((entry) => !old.includes(entry)).map((entry) => `${what} added: ${entry}.`),
    ...old.filter((entry) => !now.includes(entry)).map((entry) => `${what} removed: ${entry}.`),
  ];
}

function policyChanges(before: Policies, after: Policies): string[] {
  const lines: string[] = [];
  if (before.fallback !== after.fallback)
    lines.push(
      after.fallback
        ? 'Another model of the tier may take over now.'
        : 'Another model may no longer take over.',
    );
  if (before.seedMayVary !== after.seedMayVary)
    lines.push(
      after.seedMayVary
        ? 'Models that do not keep to a seed are accepted now.'
        : 'Only models that keep to a seed are accepted now.',
    );
  if (before.prefer !== after.prefer)
    lines.push(
      after.prefer === 'price'
        ? 'The cheapest model is taken now, not the first in order.'
        : 'The first model in order is taken now, not the cheapest.',
    );
  return lines;
}

/** What differs from `before` to `after`, one readable sentence each; empty when nothing does. */
export function locksetDiff(before: LocksetDocument, after: LocksetDocument, names: Names = {}): string[] {
  const name = (id: string) => names[id] ?? id;
  const lines = [
    ...changesOf('Template version', before.templates, after.templates, (entry) => name(entry.versionId)),
    ...changesOf(
      'Reference',
      before.references,
      after.references,
      (entry) => `${name(entry.id)} (${entry.role}${entry.required ? ', in every run' : ''})`,
    ),
  ];
  const order = (document: LocksetDocument) => document.references.map((entry) => entry.id);
  if (lines.length === 0 && order(before).join() !== order(after).join())
    lines.push('The order of the references changed.');
  if (before.seeds.join() !== after.seeds.join())
    lines.push(`Seeds changed from ${listed(before.seeds)} to ${listed(after.seeds)}.`);
  for (const tier of tiers) {
    const routes = (document: LocksetDocument) =>
      document.tiers.find((entry) => entry.tier === tier)?.routes ?? null;
    const old = routes(before);
    const now = routes(after);
    if (old && !now) lines.push(`The ${tier} tier was removed.`);
    else if (!old && now) lines.push(`The ${tier} tier was added with ${listed(now.map(name))}.`);
    else if (old && now && old.join() !== now.join())
      lines.push(
        `Models of the ${tier} tier changed from ${listed(old.map(name))} to ${listed(now.map(name))}.`,
      );
  }
  const same = (value: string) => value;
  lines.push(...changesOf('Size', before.sizes, after.sizes, same));
  lines.push(...changesOf('Market', before.markets, after.markets, same));
  for (const { market, stages } of after.chains) {
    const old = before.chains.find((entry) => entry.market === market)?.stages;
    const say = (list: readonly Stage[]) =>
      list.map((stage) => stageNames[stage].toLowerCase()).join(', then ');
    if (old && old.join() !== stages.join())
      lines.push(`Approval for ${market} changed from ${say(old)} to ${say(stages)}.`);
  }
  lines.push(...changesOf('Use', before.needs.uses, after.needs.uses, (use) => use.replaceAll('_', ' ')));
  lines.push(...changesOf('Territory', before.needs.territories, after.needs.territories, same));
  if (before.needs.indemnity !== after.needs.indemnity)
    lines.push(after.needs.indemnity ? 'Indemnity is needed now.' : 'Indemnity is no longer needed.');
  lines.push(...policyChanges(policiesOf(before), policiesOf(after)));
  return lines;
}
