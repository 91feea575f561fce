import { type Override, overrideFor } from '@/lib/break-glass/rules';
import { hardRefusals, liftedBudgets, smallestHardLeft, softWarnings } from '@/lib/budgets/rules';
import type { Reason } from '@/lib/errors';
import { chooseRoute, type RouteDecision } from '@/lib/models/choose-route';
import type { Ratio, Tier } from '@/lib/models/schemas';
import { rightsReasons } from '@/lib/references/rules';
import { sourceSetReasons } from '@/lib/references/set-rules';
import { checkSlots } from '@/lib/templates/check-slots';
import { type ComposedPrompt, composePrompt } from '@/lib/templates/compose';
import type { SlotValues, TemplateSpec } from '@/lib/templates/schemas';
import { marketsOf } from '@/lib/templates/slot-options';
import { routeQuestion, routeWarnings } from './route-question';
import type { RunRequest } from './schemas';
import type { RunWorld, WorldParent, WorldReference } from './world';

export type RunChoices = Omit<RunRequest, 'idempotencyKey' | 'locksetHash' | 'campaignId'>;

export type ResolvedRun = {
  template: RunWorld['templates'][number];
  values: SlotValues;
  composed: ComposedPrompt;
  tier: Tier;
  size: Ratio;
  market: string;
  seeds: number[];
  references: WorldReference[];
  decision: RouteDecision;
  /** Price of the whole run, micro-units; null when no route was chosen. */
  totalMicros: number | null;
  /** What is reserved for it: the dearest model that may make it. */
  reserveMicros: number;
  /** By what it may run at the final tier without a pick; null when nothing had to be lifted for that. */
  unpickedBy: Override | null;
  /** By what it may pass the person's quota of the model; null when the quota suffices. */
  quotaPassedBy: Override | null;
};

export type Resolution = {
  reasons: Reason[];
  /** What does not stand against it and should be known before money is spent. */
  warnings: Reason[];
  /** As much as could be resolved, so that a form can show it beside what is wrong. */
  run: ResolvedRun | null;
};

const need = (code: string, message: string, cure?: string, path?: string): Reason => ({
  code,
  message,
  ...(cure ? { cure } : {}),
  ...(path ? { path } : {}),
});

/** References that a template's policy takes, in the lockset's order; required ones always. */
export function referencesFor(spec: TemplateSpec, references: readonly WorldReference[]): WorldReference[] {
  const taken = new Map<string, number>();
  return references.filter((reference) => {
    const policy = spec.references.find((entry) => entry.role === reference.role);
    const count = taken.get(reference.role) ?? 0;
    if (!reference.required && (!policy || count >= policy.max)) return false;
    taken.set(reference.role, count + 1);
    return true;
  });
}

function seedsFor(
  choices: RunChoices,
  locked: readonly number[],
  parent: WorldParent | null,
  reasons: Reason[],
): number[] {
  // The same composition again: a refinement and a localisation inherit their parent's seed.
  if (choices.operation === 'refine' || choices.operation === 'localise') {
    if (choices.count !== 1)
      reasons.push(need('count', 'Refining and localising make one picture at a time.', undefined, 'count'));
    const inherited = parent?.seed ?? null;
    const seed = inherited !== null && locked.includes(inherited) ? inherited : locked[0];
    return seed === undefined ? [] : [seed];
  }
  if (choices.count > locked.length)
    reasons.push(
      need(
        'count',
        `The lockset has ${locked.length} seeds, so a run makes at most ${locked.length} pictures.`,
        undefined,
        'count',
      ),
    );
  return locked.slice(0, choices.count);
}

function parentReasons(
  choices: RunChoices,
  parent: WorldParent | null,
  pickRules: readonly Reason[],
): Reason[] {
  const reasons: Reason[] = [];
  if (choices.operation === 'generate' && choices.parentAssetId !== undefined)
    reasons.push(need('parent', 'A new draft has no parent picture; vary one instead.'));
  if (choices.operation !== 'generate' && !parent)
    reasons.push(
      need(
        'parent',
        'The picture to start from is not in this campaign.',
        'Choose a picture of this campaign.',
      ),
    );
  if (parent && choices.conceptId !== undefined && parent.conceptId !== choices.conceptId)
    reasons.push(need('parent', 'The picture belongs to another concept.'));
  return reasons.concat(pickRules, parent?.reasons ?? []);
}

/** The gate between drafts and the final tier. */
function pickReasons(
  choices: RunChoices,
  parent: WorldParent | null,
  tier: Tier,
  conceptPicked: boolean,
): Reason[] {
  const reasons: Reason[] = [];
  if (choices.operation === 'refine' && parent && !parent.picked)
    reasons.push(need('pick_first', 'Only a picked picture can be refined.', 'Pick it first.'));
  if (tier === 'final' && !conceptPicked)
    reasons.push(
      need(
        'pick_first',
        'The final tier needs a pick in the same concept: no final-tier money before a choice.',
        'Pick a draft first.',
      ),
    );
  return reasons;
}

/** Takes the request apart against the world: every problem at once, each with what to do. Pure. */
export function resolveRun(
  world: RunWorld,
  choices: RunChoices,
  more: { parent: WorldParent | null; conceptPicked: boolean; personId: string; today: string },
): Resolution {
  const { lockset } = world;
  if (world.campaign.state !== 'active' || !lockset)
    return {
      reasons: [need('not_active', 'This campaign is not active.', 'Have its lockset signed off.')],
      warnings: [],
      run: null,
    };
  const template = world.templates.find((entry) => entry.versionId === choices.templateVersionId);
  if (!template)
    return {
      reasons: [need('template', 'This template version is not in the lockset.', 'Choose one that is.')],
      warnings: [],
      run: null,
    };
  const { document } = lockset;
  const { spec } = template;
  const reasons: Reason[] = [];

  const checked = checkSlots(spec, choices.slots, {
    markets: document.markets,
    palette: world.palette,
    forbiddenTerms: world.forbiddenTerms,
    marketTerms: world.marketTerms,
    claims: world.claims,
  });
  reasons.push(...checked.reasons);

  const lockedTiers = document.tiers.map((entry) => entry.tier);
  const tier = choices.tier ?? (choices.operation === 'refine' ? 'final' : (lockedTiers[0] ?? 'draft'));
  if (!lockedTiers.includes(tier) || !spec.tiers.includes(tier))
    reasons.push(need('tier', `The ${tier} tier is not in the lockset.`, 'Choose a tier that is.', 'tier'));

  const keepsSize = choices.operation === 'refine' || choices.operation === 'localise';
  const inherited = keepsSize ? document.sizes.find((entry) => entry === more.parent?.size) : undefined;
  const size = choices.size ?? inherited ?? document.sizes[0] ?? '1:1';
  if (!document.sizes.includes(size) || !spec.sizes.includes(size))
    reasons.push(need('size', `The size ${size} is not in the lockset.`, 'Choose a size that is.', 'size'));
  if (keepsSize && more.parent?.size && size !== more.parent.size)
    reasons.push(need('size', `This keeps its parent's size, ${more.parent.size}.`, undefined, 'size'));

  const marketSlot = spec.slots.find((slot) => slot.type === 'market');
  const open = marketsOf(spec, document.markets);
  const market = String((marketSlot && checked.values[marketSlot.key]) ?? open[0] ?? '');
  if (spec.parent && open.length === 0)
    reasons.push(
      need(
        'market',
        `${template.name} is made for ${spec.parent.market}, which this campaign does not have.`,
        'Choose another template, or propose a lockset with that market.',
      ),
    );
  if (choices.operation === 'localise' && !marketSlot)
    reasons.push(need('market', 'This template has no market slot, so it cannot be localised.'));

  if (choices.maskKey !== undefined)
    reasons.push(need('mask', 'This operation takes no mask.', undefined, 'maskKey'));

  const seeds = seedsFor(choices, document.seeds, more.parent, reasons);
  const who = { personId: more.personId, conceptId: choices.conceptId ?? more.parent?.conceptId ?? null };
  const gate = pickReasons(choices, more.parent, tier, more.conceptPicked);
  const unpickedBy =
    gate.length > 0 && tier === 'final' ? overrideFor(world.overrides, 'draft_to_final', who) : null;
  reasons.push(...parentReasons(choices, more.parent, unpickedBy ? [] : gate));

  const references = referencesFor(spec, world.references);
  for (const reference of references)
    reasons.push(...rightsReasons(reference, { territories: document.needs.territories, today: more.today }));
  reasons.push(...sourceSetReasons(template.name, spec.references, references));
  for (const policy of spec.references)
    if (policy.required && !references.some((reference) => reference.role === policy.role))
      reasons.push(
        need(
          'reference',
          `The template needs a ${policy.role} reference and the lockset has none.`,
          'Propose a lockset with one.',
        ),
      );

  const { budget } = world;
  if (!budget) reasons.push(need('no_budget', 'The campaign has no budget yet.', 'Ask the lead to set one.'));
  const budgets = liftedBudgets(world.budgets, (rule) => overrideFor(world.overrides, rule, who) !== null);
  const left = smallestHardLeft(budgets);
  const quotaLifted = overrideFor(world.overrides, 'quota', who);
  const choose = (budgetLeftMicros: number | null) =>
    chooseRoute(
      (world.candidates.get(tier) ?? []).map((entry) =>
        quotaLifted ? { ...entry, permit: { ...entry.permit, left: null } } : entry,
      ),
      routeQuestion(
        document,
        [...references, ...(more.parent ? [{ ...more.parent, role: 'base', consent: '' }] : [])],
        {
          tier,
          operation: choices.operation,
          ratio: size,
          count: seeds.length,
          currency: budget?.currency ?? 'USD',
          budgetLeftMicros,
          mask: choices.maskKey !== undefined,
          today: more.today,
        },
      ),
    );
  const decision = choose(budget ? left : null);
  if (!decision.chosen) {
    // With money enough it would run: then each budget that does not suffice is named by itself.
    const dear = choose(null).chosen;
    const short = dear ? hardRefusals(budgets, dear.pictureMicros * seeds.length) : [];
    reasons.push(
      ...short,
      ...(decision.others.length === 0
        ? [need('route', `The lockset has no model for the ${tier} tier.`)]
        : decision.others
            .flatMap((other) => other.reasons)
            .filter((reason) => reason.code !== 'budget' || short.length === 0)),
    );
  }
  const quotaLeft = world.candidates.get(tier)?.find((entry) => entry.id === decision.chosen?.id)
    ?.permit.left;
  const passesQuota = typeof quotaLeft === 'number' && seeds.length > quotaLeft;
  const totalMicros = decision.chosen ? decision.chosen.pictureMicros * seeds.length : null;
  return {
    reasons: dedupe(reasons),
    warnings: [
      ...routeWarnings(decision, more.today),
      ...softWarnings(budgets, decision.ceilingMicros * seeds.length),
    ],
    run: {
      template,
      values: checked.values,
      composed: composePrompt(spec, choices.operation, checked.values, { palette: world.palette }),
      tier,
      size,
      market,
      seeds,
      references,
      decision,
      totalMicros,
      reserveMicros: decision.ceilingMicros * seeds.length,
      unpickedBy,
      quotaPassedBy: passesQuota ? quotaLifted : null,
    },
  };
}

const dedupe = (reasons: Reason[]): Reason[] =>
  reasons.filter((reason, index) => reasons.findIndex((other) => other.message === reason.message) === index);
