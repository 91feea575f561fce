import type { Reason } from '@/lib/errors';
import { looseSeed } from '@/lib/models/names';
import { pictureMicros, resolutionFor } from '@/lib/models/prices';
import type { ModelSpec, Tier } from '@/lib/models/schemas';
import { type RightsOf, rightsReasons } from '@/lib/references/rules';
import type { TemplateSpec } from '@/lib/templates/schemas';
import { type DecisionInForce, type TermsInForce, termsReasons } from '@/lib/terms/rules';
import { policiesOf } from './names';
import { templateLockReasons } from './plan-lock-rules';
import type { CampaignPlan } from './schemas';

export type PlanTemplate = {
  id: string;
  name: string;
  number: number;
  specHash: string;
  spec: Pick<TemplateSpec, 'parent' | 'references' | 'seeds' | 'tiers' | 'sizes'>;
};
export type PlanReference = RightsOf & { sha256: string; role: string; sets: readonly string[] };
export type PlanRoute = {
  id: string;
  name: string;
  enabled: boolean;
  spec: ModelSpec;
  terms: TermsInForce | null;
  decision: DecisionInForce | null;
};

/** Everything that the plan may name, as the brand has it today. */
export type PlanWorld = {
  templates: readonly PlanTemplate[];
  references: readonly PlanReference[];
  routes: readonly PlanRoute[];
  /** ISO date. */
  today: string;
};

const problem = (part: string, code: string, message: string, cure: string): Reason => ({
  code,
  message,
  cure,
  path: `plan.${part}`,
  href: `#plan-${part}`,
});

const repeated = <T>(values: readonly T[]): T[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** Why a tier of this campaign may not use the route; empty when it may. */
export function planRouteReasons(
  route: PlanRoute,
  tier: Tier,
  needs: CampaignPlan['needs'],
  today: string,
): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: string, message: string, cure: string) =>
    reasons.push(problem('tiers', code, message, cure));
  const { lifecycle } = route.spec;
  if (!route.enabled)
    add('route_off', `${route.name} is switched off.`, 'Choose another model, or ask an administrator.');
  if (lifecycle.state === 'retired' || (lifecycle.retiresOn !== null && lifecycle.retiresOn <= today))
    add('route_retired', `${route.name} was retired.`, 'Choose another model.');
  if (resolutionFor(route.spec, tier) === null)
    add('route_tier', `${route.name} does not serve the ${tier} tier.`, 'Choose another model.');
  else if (pictureMicros(route.spec, tier, 1) === null)
    add(
      'route_price',
      `The price of ${route.name} at the ${tier} tier is not known.`,
      'An administrator records it.',
    );
  reasons.push(...termsReasons(route, route.terms, route.decision, needs, today));
  return reasons;
}

function templateReasons(plan: CampaignPlan, world: PlanWorld): Reason[] {
  const reasons: Reason[] = [];
  const add = (part: string, code: string, message: string, cure: string) =>
    reasons.push(problem(part, code, message, cure));
  const pinned = world.templates.filter((entry) => plan.templateVersionIds.includes(entry.id));
  if (plan.templateVersionIds.length === 0)
    add('templates', 'no_template', 'No template version is pinned.', 'Pin at least one published version.');
  if (plan.templateVersionIds.some((id) => !world.templates.some((entry) => entry.id === id)))
    add('templates', 'template_gone', 'A pinned template version is not of this brand.', 'Take it out.');
  if (repeated(plan.templateVersionIds).length > 0)
    add('templates', 'template_twice', 'A template version is pinned twice.', 'Take one out.');

  const planned = plan.references.flatMap(
    ({ id }) => world.references.find((entry) => entry.id === id) ?? [],
  );
  for (const { name, number, spec } of pinned) {
    const title = `${name}, version ${number},`;
    reasons.push(...templateLockReasons(title, spec, planned, plan.markets));
    for (const { role, required } of spec.references)
      if (required && !planned.some((entry) => entry.role === role))
        add(
          'references',
          'reference_missing',
          `${title} needs a ${role} reference and the plan has none.`,
          'Add one from the reference library.',
        );
    if (plan.seeds.length < spec.seeds.count)
      add(
        'seeds',
        'too_few_seeds',
        `${title} needs at least ${spec.seeds.count} ${spec.seeds.count === 1 ? 'seed' : 'seeds'}; the plan has ${plan.seeds.length}.`,
        'Make more seeds.',
      );
    if (plan.tiers.length > 0 && !plan.tiers.some(({ tier }) => spec.tiers.includes(tier)))
      add(
        'tiers',
        'template_without_tier',
        `${title} allows ${spec.tiers.join(', ')} and the plan has none of these tiers.`,
        'Add one of them, or unpin the template.',
      );
    if (plan.sizes.length > 0 && !plan.sizes.some((size) => spec.sizes.includes(size)))
      add(
        'sizes',
        'template_without_size',
        `${title} allows ${spec.sizes.join(', ')} and the plan has none of these sizes.`,
        'Add one of them, or unpin the template.',
      );
  }
  if (pinned.length > 0) {
    for (const { tier } of plan.tiers)
      if (!pinned.some(({ spec }) => spec.tiers.includes(tier)))
        add('tiers', 'tier_unused', `No pinned template allows the ${tier} tier.`, 'Take the tier out.');
    for (const size of plan.sizes)
      if (!pinned.some(({ spec }) => spec.sizes.includes(size)))
        add('sizes', 'size_unused', `No pinned template allows ${size}.`, 'Take the size out.');
  }
  return reasons;
}

function referenceReasons(plan: CampaignPlan, world: PlanWorld): Reason[] {
  const reasons: Reason[] = [];
  if (repeated(plan.references.map((entry) => entry.id)).length > 0)
    reasons.push(
      problem('references', 'reference_twice', 'A reference is in the plan twice.', 'Take one out.'),
    );
  for (const { id } of plan.references) {
    const reference = world.references.find((entry) => entry.id === id);
    if (!reference)
      reasons.push(
        problem('references', 'reference_gone', 'A reference is not of this brand.', 'Take it out.'),
      );
    else
      reasons.push(
        ...rightsReasons(reference, { territories: plan.needs.territories, today: world.today }).map(
          (reason) => ({ ...reason, path: 'plan.references' }),
        ),
      );
  }
  return reasons;
}

function tierReasons(plan: CampaignPlan, world: PlanWorld): Reason[] {
  const reasons: Reason[] = [];
  const add = (part: string, code: string, message: string, cure: string) =>
    reasons.push(problem(part, code, message, cure));
  if (plan.tiers.length === 0)
    add('tiers', 'no_tier', 'No tier is chosen.', 'Choose at least the draft tier, with a model.');
  if (repeated(plan.tiers.map((entry) => entry.tier)).length > 0)
    add('tiers', 'tier_twice', 'A tier is in the plan twice.', 'Take one out.');
  for (const { tier, routeIds } of plan.tiers) {
    if (routeIds.length === 0)
      add('tiers', 'tier_without_route', `The ${tier} tier has no model.`, 'Choose at least one.');
    if (repeated(routeIds).length > 0)
      add('tiers', 'route_twice', `A model is in the ${tier} tier twice.`, 'Take one out.');
    const routes = routeIds.flatMap((id) => world.routes.find((entry) => entry.id === id) ?? []);
    if (routes.length < routeIds.length)
      add('tiers', 'route_gone', `A model of the ${tier} tier is not known.`, 'Take it out.');
    for (const route of routes) {
      reasons.push(...planRouteReasons(route, tier, plan.needs, world.today));
      if (route.spec.seedClass !== 'exact' && !policiesOf(plan).seedMayVary)
        add(
          'policies',
          'route_seed',
          `${route.name} ${looseSeed(route.spec.seedClass)}, so the same request may give another picture.`,
          'Accept that, or choose another model.',
        );
    }
    for (const size of routes.length > 0 ? plan.sizes : [])
      if (!routes.some((route) => route.spec.ratios.includes(size)))
        add(
          'sizes',
          'size_without_route',
          `No model of the ${tier} tier makes ${size}.`,
          'Take the size out, or add a model that makes it.',
        );
  }
  return reasons;
}

/** Everything that keeps the plan from being proposed, each with its cure; empty when it is complete. */
export function planReasons(plan: CampaignPlan, world: PlanWorld): Reason[] {
  const reasons: Reason[] = [];
  const add = (part: string, code: string, message: string, cure: string) =>
    reasons.push(problem(part, code, message, cure));
  if (plan.seeds.length === 0) add('seeds', 'no_seed', 'There are no seeds.', 'Make four seeds.');
  const twice = repeated(plan.seeds);
  if (twice.length > 0)
    add('seeds', 'seed_twice', `Seed ${twice.join(', ')} is in the list twice.`, 'Each seed once.');
  if (plan.sizes.length === 0) add('sizes', 'no_size', 'No size is chosen.', 'Choose at least one.');
  if (repeated(plan.sizes).length > 0)
    add('sizes', 'size_twice', 'A size is chosen twice.', 'Each size once.');
  if (plan.markets.length === 0) add('markets', 'no_market', 'No market is named.', 'Name at least one.');
  if (repeated(plan.markets).length > 0)
    add('markets', 'market_twice', 'A market is named twice.', 'Each market once.');
  const strays = plan.chains.filter((chain) => !plan.markets.includes(chain.market));
  if (strays.length > 0 || repeated(plan.chains.map((chain) => chain.market)).length > 0)
    add(
      'markets',
      'chain_stray',
      'An approval chain names a market that the campaign does not have, or names one twice.',
      'Take it out.',
    );
  if (plan.chains.some((chain) => repeated(chain.stages).length > 0))
    add('markets', 'stage_twice', 'An approval chain has a stage twice.', 'Each stage once.');
  if (plan.needs.uses.length === 0)
    add('needs', 'no_use', 'It is not said how the pictures will be used.', 'Tick at least one use.');
  if (plan.needs.territories.length === 0)
    add('needs', 'no_territory', 'No territory is named.', 'Name countries, or WORLD.');
  return [
    ...templateReasons(plan, world),
    ...referenceReasons(plan, world),
    ...tierReasons(plan, world),
    ...reasons,
  ].filter((entry, index, all) => all.findIndex((other) => other.message === entry.message) === index);
}
