/** What one further hour of a person counts for, unless somebody says otherwise: 60 units of the budget's currency. */
export const DEFAULT_HOUR_MICROS = 60_000_000;
/** Nothing is said about an attempt that fewer concepts than this have reached. */
export const LEAST_REACHED = 3;

/** All k-th attempts together. An attempt is one run request in a concept before its first pick. */
export type AttemptPoint = {
  /** k, from 1. */
  attempt: number;
  /** Concepts that made a k-th attempt. */
  reached: number;
  /** Of those, concepts whose first pick came after it and before a further attempt. */
  picked: number;
  /** Money of these attempts, micro-units. */
  micros: number;
  /** Working time of these attempts, milliseconds. */
  workMs: number;
};

export type FatiguePoint = AttemptPoint & {
  /** picked / reached. */
  pickRate: number;
  /** Share of all concepts that were picked by this attempt. */
  share: number;
  /** Money and time, as money, of one attempt of this number. */
  attemptMicros: number;
  /** Money and time of all attempts from this one on, per pick that they gave; null when they gave none. */
  furtherMicros: number | null;
};

export type Inflection = {
  /** The first attempt that does not pay; null when there is none yet. */
  attempt: number | null;
  /** By which rule: the hand-off price of the budget, or the fall of the pick rate. */
  rule: 'price' | 'rate';
};

/** Money and working time in one sum, micro-units. */
export const totalMicros = (of: { micros: number; workMs: number }, hourMicros: number): number =>
  of.micros + (of.workMs / 3_600_000) * hourMicros;

/** The curve of prompting fatigue from the attempts by number, which need not be in order. */
export function fatigueCurve(
  points: readonly AttemptPoint[],
  hourMicros: number = DEFAULT_HOUR_MICROS,
): FatiguePoint[] {
  const sorted = [...points].sort((a, b) => a.attempt - b.attempt);
  const concepts = sorted[0]?.reached ?? 0;
  let pickedSoFar = 0;
  return sorted.map((point, index) => {
    const rest = sorted.slice(index);
    const picks = rest.reduce((sum, entry) => sum + entry.picked, 0);
    const cost = rest.reduce((sum, entry) => sum + totalMicros(entry, hourMicros), 0);
    pickedSoFar += point.picked;
    return {
      ...point,
      pickRate: point.reached > 0 ? point.picked / point.reached : 0,
      share: concepts > 0 ? pickedSoFar / concepts : 0,
      attemptMicros: point.reached > 0 ? totalMicros(point, hourMicros) / point.reached : 0,
      furtherMicros: picks > 0 ? cost / picks : null,
    };
  });
}

/**
 * Where going on costs more than handing to a designer: the first attempt k at which the expected further cost per
 * additional pick exceeds the hand-off price. That cost is estimated from the concepts at hand: money and working time
 * (an hour at `hourMicros`) of all k-th and later attempts, divided by the picks that these gave; no picks is dearer than
 * any price. Without a price: the first attempt whose pick rate is below half of the first attempt's. Attempts that fewer
 * than LEAST_REACHED concepts reached decide nothing, and nothing is decided before the first pick.
 */
export function inflectionPoint(
  points: readonly AttemptPoint[],
  terms: { handOffMicros: number | null; hourMicros?: number },
): Inflection {
  const curve = fatigueCurve(points, terms.hourMicros);
  const rule = terms.handOffMicros === null ? 'rate' : 'price';
  const first = curve[0];
  if (!first || curve.every((point) => point.picked === 0)) return { attempt: null, rule };
  const price = terms.handOffMicros;
  const found = curve.find((point) => {
    if (point.reached < LEAST_REACHED) return false;
    if (price !== null) return point.furtherMicros === null || point.furtherMicros > price;
    return point.pickRate < first.pickRate / 2;
  });
  return { attempt: found?.attempt ?? null, rule };
}

export type ConceptEffort = { attempts: number; micros: number; workMs: number; picked: boolean };

/**
 * Whether a concept has passed its inflection point: it has no pick, and its next attempt is the first one that does not
 * pay or a later one; or it alone has cost as much as a hand-off already.
 */
export function hasPassed(
  concept: ConceptEffort,
  inflection: Inflection,
  terms: { handOffMicros: number | null; hourMicros?: number },
): 'inflection' | 'own_cost' | null {
  if (concept.picked || concept.attempts === 0) return null;
  if (inflection.attempt !== null && concept.attempts + 1 >= inflection.attempt) return 'inflection';
  const price = terms.handOffMicros;
  if (price !== null && totalMicros(concept, terms.hourMicros ?? DEFAULT_HOUR_MICROS) >= price)
    return 'own_cost';
  return null;
}
