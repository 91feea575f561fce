import type { Reason } from '@/lib/errors';
import { pictureMicros } from './prices';
import { type Candidate, type RouteQuestion, routeReasons } from './route-reasons';

export type Chosen = Candidate & {
  pictureMicros: number;
  why: string[];
  /** Every model that may take it rests: the run waits until this instant (ISO). */
  waitsUntil: string | null;
};

export type RouteDecision = {
  chosen: Chosen | null;
  others: { id: string; name: string; reasons: Reason[] }[];
  /**
   * The most that one picture can come to, micro-units: the dearest model that may take it. A call that may have been
   * billed is never repeated, so only one attempt of a picture is ever billed.
   */
  ceilingMicros: number;
};

type Able = { candidate: Candidate; micros: number };

const before = (a: Candidate, b: Candidate) =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Why an able candidate was passed over for the chosen one. */
function passedOver({ candidate, micros }: Able, chosen: Able, prefer: RouteQuestion['prefer']): Reason {
  const { name } = chosen.candidate;
  if (candidate.restsUntil !== null && chosen.candidate.restsUntil === null)
    return {
      code: 'resting',
      message: `${candidate.name} failed lately and takes no calls until ${candidate.restsUntil.slice(11, 16)} UTC.`,
    };
  if (prefer === 'price' && micros > chosen.micros)
    return { code: 'not_needed', message: `${name} costs less.` };
  return { code: 'not_needed', message: `${name} comes first in the lockset.` };
}

/**
 * Chooses the model. Pure: everything it depends on is an argument. Of the models that can, may and are paid for, the
 * first in the lockset's order is taken, or the cheapest where the lockset prefers that. One whose breaker is open is
 * passed over only where the lockset allows another; otherwise the run waits for it. Says why, and for each one not
 * chosen every reason.
 */
export function chooseRoute(candidates: readonly Candidate[], question: RouteQuestion): RouteDecision {
  const { prefer, fallback } = question;
  const able: Able[] = [];
  const reasonsOf = new Map<string, Reason[]>();
  for (const candidate of [...candidates].sort(before)) {
    const reasons = routeReasons(candidate, question);
    const micros = pictureMicros(candidate.spec, question.tier, question.inputs);
    reasonsOf.set(candidate.id, reasons);
    if (reasons.length === 0 && micros !== null) able.push({ candidate, micros });
  }
  if (prefer === 'price') able.sort((a, b) => a.micros - b.micros || before(a.candidate, b.candidate));
  const soonest = (a: Able, b: Able) =>
    (a.candidate.restsUntil ?? '').localeCompare(b.candidate.restsUntil ?? '');
  const chosen = fallback
    ? (able.find(({ candidate }) => candidate.restsUntil === null) ?? [...able].sort(soonest)[0])
    : able[0];
  const others = [...candidates]
    .sort(before)
    .filter((candidate) => candidate.id !== chosen?.candidate.id)
    .map((candidate) => {
      const one = able.find((entry) => entry.candidate.id === candidate.id);
      const reasons = one && chosen ? [passedOver(one, chosen, prefer)] : (reasonsOf.get(candidate.id) ?? []);
      return { id: candidate.id, name: candidate.name, reasons };
    });
  return {
    chosen: chosen ? { ...explained(chosen, able, others, question) } : null,
    others,
    ceilingMicros: chosen
      ? Math.max(chosen.micros, ...(fallback ? able.map((entry) => entry.micros) : []))
      : 0,
  };
}

function explained(
  { candidate, micros }: Able,
  able: readonly Able[],
  others: RouteDecision['others'],
  { tier, prefer, fallback }: RouteQuestion,
): Chosen {
  const first = able[0]?.candidate.id === candidate.id;
  const passed = others.filter(({ id, reasons }) => reasons[0]?.code !== 'not_needed' && id !== candidate.id);
  const place =
    prefer === 'price'
      ? first
        ? 'The cheapest'
        : 'The cheapest that takes calls'
      : first && passed.length === 0
        ? 'First choice'
        : 'First that can';
  const why = [
    `${place} of the lockset for the ${tier} tier.`,
    `Legal accepted its terms, version ${candidate.terms?.version}.`,
    ...passed.map((other) => `Not ${other.name}: ${other.reasons[0]?.message ?? ''}`),
  ];
  if (candidate.restsUntil !== null)
    why.push(
      fallback && able.length > 1
        ? 'Every model that may take it failed lately, so it waits for this one, which takes calls again first.'
        : 'It failed lately, so the run waits until it takes calls again.',
    );
  return { ...candidate, pictureMicros: micros, why, waitsUntil: candidate.restsUntil };
}
