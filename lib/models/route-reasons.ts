import type { Reason } from '@/lib/errors';
import type { Operation } from '@/lib/templates/schemas';
import { type DecisionInForce, type Needs, type TermsInForce, termsReasons } from '@/lib/terms/rules';
import { looseSeed } from './names';
import { pictureMicros, resolutionFor } from './prices';
import { isRetired } from './rules';
import type { ModelSpec, Ratio, Tier } from './schemas';

export type Candidate = {
  id: string;
  name: string;
  modelId: string;
  provider: string;
  enabled: boolean;
  /** Place in the lockset's order of preference. */
  position: number;
  /** Whether this installation has a key for the provider. */
  configured: boolean;
  spec: ModelSpec;
  terms: TermsInForce | null;
  decision: DecisionInForce | null;
  /** Its circuit breaker is open until this instant (ISO); null = it takes calls. */
  restsUntil: string | null;
  /** Its breaker opened and no call has succeeded since: only one call at a time goes there, as a trial. */
  halfOpen: boolean;
  /** What the person's roles may do with it in the brand; `left` = pictures left today, null = no quota. */
  permit: { allowed: boolean; left: number | null };
};

export type RouteQuestion = {
  tier: Tier;
  operation: Operation;
  ratio: Ratio;
  inputs: number;
  /** The largest input picture; 0 where there is none or nothing is known of it. */
  largest: { bytes: number; pixels: number };
  /** Whether an input shows people: the model has to take them. */
  faces: boolean;
  count: number;
  needs: Needs;
  currency: string;
  /** Money left; null = no hard stop. */
  budgetLeftMicros: number | null;
  mask: boolean;
  /** What the lockset accepts: models that do not keep to a seed, another of its models where one fails, and by what to choose. */
  seedMayVary: boolean;
  fallback: boolean;
  prefer: 'order' | 'price';
  today: string;
};

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const megapixels = (pixels: number) => `${(pixels / 1e6).toFixed(1)} megapixels`;

type Add = (code: string, message: string, cure?: string) => void;

function capability({ spec, name }: Candidate, question: RouteQuestion, add: Add): void {
  if (resolutionFor(spec, question.tier) === null)
    add('route_tier', `${name} does not serve the ${question.tier} tier.`);
  if (!spec.operations.includes(question.operation))
    add('route_operation', `${name} cannot ${question.operation}.`);
  if (!spec.ratios.includes(question.ratio)) add('route_ratio', `${name} does not make ${question.ratio}.`);
  if (question.mask && !spec.mask) add('route_mask', `${name} takes no mask.`);
  if (spec.maxInputs !== null && question.inputs > spec.maxInputs)
    add(
      'route_inputs',
      `${name} takes ${spec.maxInputs} pictures; this needs ${question.inputs}.`,
      'Propose a lockset with fewer references, or another model.',
    );
  if (spec.maxInputBytes !== null && question.largest.bytes > spec.maxInputBytes)
    add(
      'route_input_bytes',
      `${name} takes pictures of at most ${megabytes(spec.maxInputBytes)}; the largest here has ${megabytes(question.largest.bytes)}.`,
      'Add a smaller copy of the reference to the library.',
    );
  if (spec.maxInputPixels !== null && question.largest.pixels > spec.maxInputPixels)
    add(
      'route_input_pixels',
      `${name} takes pictures of at most ${megapixels(spec.maxInputPixels)}; the largest here has ${megapixels(question.largest.pixels)}.`,
      'Add a smaller copy of the reference to the library.',
    );
  if (question.faces && spec.faces === 'no')
    add(
      'route_faces',
      `${name} refuses pictures of people, and a reference shows some.`,
      'Choose another model, or a reference without people.',
    );
  if (spec.seedClass !== 'exact' && !question.seedMayVary)
    add(
      'route_seed',
      `${name} ${looseSeed(spec.seedClass)}, and the lockset does not accept that.`,
      'Propose a lockset that accepts it.',
    );
}

function permission({ name, permit }: Candidate, question: RouteQuestion, add: Add): void {
  if (!permit.allowed)
    add(
      'route_role',
      `Your role may not use ${name} in this brand.`,
      'Ask the lead, or choose another tier.',
    );
  else if (permit.left !== null && question.count > permit.left)
    add(
      'quota',
      permit.left === 0
        ? `Your quota of ${name} for today is used up.`
        : `Your quota of ${name} has ${permit.left} left for today; this asks for ${question.count}.`,
      'Run fewer, wait until tomorrow (UTC), or ask the lead.',
    );
}

function price({ spec, name }: Candidate, question: RouteQuestion, add: Add): void {
  const micros = pictureMicros(spec, question.tier, question.inputs);
  if (micros === null) {
    if (resolutionFor(spec, question.tier) !== null)
      add('route_price', `The price of ${name} at this tier is not known.`, 'An administrator records it.');
  } else if (spec.currency !== question.currency)
    add('route_currency', `${name} is priced in ${spec.currency}, the budget is in ${question.currency}.`);
  else if (question.budgetLeftMicros !== null && micros * question.count > question.budgetLeftMicros)
    add(
      'budget',
      `${name} would cost more than the budget has left.`,
      'Ask the lead for more, or run fewer.',
    );
}

/** Why a candidate cannot take this; empty when it can. A resting one can, later. */
export function routeReasons(candidate: Candidate, question: RouteQuestion): Reason[] {
  const { spec, name } = candidate;
  const reasons: Reason[] = [];
  const add: Add = (code, message, cure) => reasons.push({ code, message, ...(cure ? { cure } : {}) });
  if (!candidate.enabled) add('route_off', `${name} is switched off.`, 'An administrator can switch it on.');
  if (!candidate.configured)
    add(
      'route_no_key',
      `${name} has no key on this installation.`,
      'An administrator sets the provider key.',
    );
  if (isRetired(spec.lifecycle, question.today))
    add(
      'route_retired',
      `${name} was retired${spec.lifecycle.retiresOn ? ` on ${spec.lifecycle.retiresOn}` : ''}.`,
      'Propose a lockset with another model.',
    );
  capability(candidate, question, add);
  reasons.push(
    ...termsReasons(candidate, candidate.terms, candidate.decision, question.needs, question.today),
  );
  permission(candidate, question, add);
  price(candidate, question, add);
  return reasons;
}
