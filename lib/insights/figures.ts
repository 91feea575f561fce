import type { ConceptFigures, ReviewFigures } from './store';

/** What the figures of a span are computed from. `micros`: all money of the runs that were requested in it. */
export type SpanTotals = {
  approved: number;
  micros: number;
  concepts: ConceptFigures;
  reviews: Pick<ReviewFigures, 'firstDecided' | 'firstApproved'>;
};

/** A figure of a period and of the one before; null where there is nothing to measure. */
export type Compared = { value: number | null; before: number | null };

export const figureKeys = [
  'approved',
  'timeToConcept',
  'firstPassYield',
  'costPerApproved',
  'attemptsPerPick',
  'minutesPerPick',
  'moneyPerPick',
] as const;
export type FigureKey = (typeof figureKeys)[number];
export type Figures = Record<FigureKey, Compared>;

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export function measure({
  approved,
  micros,
  concepts,
  reviews,
}: SpanTotals): Record<FigureKey, number | null> {
  return {
    /** Submissions that were approved. */
    approved,
    /** Median from a concept's first request to its first pick, milliseconds. */
    timeToConcept: concepts.medianToPickMs,
    /** Of the assets whose first submission was decided, the share that was approved at once. */
    firstPassYield: share(reviews.firstApproved, reviews.firstDecided),
    /** All money of the period's runs, dead branches too, per approved asset, micro-units. */
    costPerApproved: share(micros, approved),
    /** All attempts, of concepts never picked too, per concept that was picked. */
    attemptsPerPick: share(concepts.attempts, concepts.picked),
    /** Working time of all attempts per concept that was picked, minutes. */
    minutesPerPick: share(concepts.workMs / 60_000, concepts.picked),
    /** Money of all attempts per concept that was picked, micro-units. */
    moneyPerPick: share(concepts.micros, concepts.picked),
  };
}

/** The figures of a period beside those of the period before. */
export function figuresOf(current: SpanTotals, previous: SpanTotals): Figures {
  const now = measure(current);
  const before = measure(previous);
  return Object.fromEntries(
    figureKeys.map((key) => [key, { value: now[key], before: before[key] }]),
  ) as Figures;
}

/** The relative change, 0.25 for a quarter more; null where one of the two is missing or there was nothing before. */
export function changeOf({ value, before }: Compared): number | null {
  return value === null || before === null || before === 0 ? null : (value - before) / before;
}
