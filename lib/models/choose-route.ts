import type { Reason } from '@/lib/errors';
import type { Operation } from '@/lib/templates/schemas';
import { type DecisionInForce, type Needs, type TermsInForce, termsReasons } from '@/lib/terms/rules';
import { pictureMicros, resolutionFor } from './prices';
import { isRetired } from './rules';
import type { ModelSpec, Ratio, Tier } from './schemas';

export type Candidate = {
  id: string;
  name: string;
  modelId: string;
  provider: string;
  enabled: boolean;
  /** Place in the lockset's order of preference; the first one that can is taken. */
  position: number;
  /** Whether this installation has a key for the provider. */
  configured: boolean;
  spec: ModelSpec;
  terms: TermsInForce | null;
  decision: DecisionInForce | null;
};

export type RouteQuestion = {
  tier: Tier;
  operation: Operation;
  ratio: Ratio;
  inputs: number;
  count: number;
  needs: Needs;
  currency: string;
  /** Money left; null = no hard stop. */
  budgetLeftMicros: number | null;
  mask: boolean;
  today: string;
};

export type RouteDecision = {
  chosen: (Candidate & { pictureMicros: number; why: string[] }) | null;
  others: { id: string; name: string; reasons: Reason[] }[];
};

const reason = (code: string, message: string, cure?: string): Reason => ({
  code,
  message,
  ...(cure ? { cure } : {}),
});

/** Why a candidate cannot take this; empty when it can. */
export function routeReasons(candidate: Candidate, question: RouteQuestion): Reason[] {
  const { spec, name } = candidate;
  const reasons: Reason[] = [];
  const add = (code: string, message: string, cure?: string) => reasons.push(reason(code, message, cure));
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
  if (resolutionFor(spec, question.tier) === null)
    add('route_tier', `${name} does not serve the ${question.tier} tier.`);
  if (!spec.operations.includes(question.operation))
    add('route_operation', `${name} cannot ${question.operation}.`);
  if (!spec.ratios.includes(question.ratio)) add('route_ratio', `${name} does not make ${question.ratio}.`);
  if (question.mask && !spec.mask) add('route_mask', `${name} takes no mask.`);
  if (spec.maxInputs !== null && question.inputs > spec.maxInputs)
    add('route_inputs', `${name} takes ${spec.maxInputs} pictures; this needs ${question.inputs}.`);
  reasons.push(
    ...termsReasons(candidate, candidate.terms, candidate.decision, question.needs, question.today),
  );
  const price = pictureMicros(spec, question.tier, question.inputs);
  if (price === null) {
    if (resolutionFor(spec, question.tier) !== null)
      add('route_price', `The price of ${name} at this tier is not known.`, 'An administrator records it.');
  } else if (spec.currency !== question.currency)
    add('route_currency', `${name} is priced in ${spec.currency}, the budget is in ${question.currency}.`);
  else if (question.budgetLeftMicros !== null && price * question.count > question.budgetLeftMicros)
    add(
      'budget',
      `${name} would cost more than the budget has left.`,
      'Ask the lead for more, or run fewer.',
    );
  return reasons;
}

/**
 * Chooses the model: the first in the lockset's order that can, may and is paid for. Pure: everything it depends on is
 * an argument. Says why, and for each one not chosen every reason.
 */
export function chooseRoute(candidates: readonly Candidate[], question: RouteQuestion): RouteDecision {
  const ordered = [...candidates].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  let chosen: RouteDecision['chosen'] = null;
  const others: RouteDecision['others'] = [];
  for (const candidate of ordered) {
    const reasons = routeReasons(candidate, question);
    const price = pictureMicros(candidate.spec, question.tier, question.inputs);
    if (!chosen && reasons.length === 0 && price !== null) {
      const place = others.length === 0 ? 'First choice' : 'First that can';
      chosen = {
        ...candidate,
        pictureMicros: price,
        why: [
          `${place} of the lockset for the ${question.tier} tier.`,
          `Legal accepted its terms, version ${candidate.terms?.version}.`,
          ...others.map((other) => `Not ${other.name}: ${other.reasons[0]?.message ?? 'not needed'}`),
        ],
      };
    } else {
      others.push({
        id: candidate.id,
        name: candidate.name,
        reasons:
          reasons.length > 0
            ? reasons
            : [reason('not_needed', `${chosen?.name ?? 'Another model'} comes first in the lockset.`)],
      });
    }
  }
  return { chosen, others };
}
