import type { Drift } from './drift';

export type DriftFigure = 'structure' | 'colour' | 'palette';

/** What each figure is, for whoever asks. */
export const driftMeaning: Record<DriftFigure, { name: string; meaning: string }> = {
  structure: {
    name: 'Structure',
    meaning:
      'How much light and dark lie elsewhere: 0 % is the same picture, 100 % has nothing in common. Structural similarity (SSIM) of the brightness at 256 x 256 pixels.',
  },
  colour: {
    name: 'Colour',
    meaning:
      'How far colours lie apart in the same places, as an eye sees it (CIEDE2000, mean of 48 x 48 places): 0 is the same, 1 is just visible, above 10 is another colour.',
  },
  palette: {
    name: 'To the palette',
    meaning:
      'How much further the picture lies from the colours of the brand kit than the one before (CIEDE2000 to the nearest one, mean of 48 x 48 places). Below zero it came nearer.',
  },
};

type Step = { upTo: number; words: string; tone: 'success' | 'warning' | 'danger' };
const steps: Record<DriftFigure, readonly Step[]> = {
  structure: [
    { upTo: 0.1, words: 'The same picture', tone: 'success' },
    { upTo: 0.4, words: 'The same scene, moved', tone: 'success' },
    { upTo: 0.7, words: 'Another arrangement', tone: 'warning' },
    { upTo: 1, words: 'Another picture', tone: 'danger' },
  ],
  colour: [
    { upTo: 2, words: 'Hardly visible', tone: 'success' },
    { upTo: 6, words: 'Slightly other', tone: 'success' },
    { upTo: 12, words: 'Clearly other', tone: 'warning' },
    { upTo: Number.POSITIVE_INFINITY, words: 'Other colours', tone: 'danger' },
  ],
  palette: [
    { upTo: -1, words: 'Nearer to the brand', tone: 'success' },
    { upTo: 1, words: 'As near to the brand', tone: 'success' },
    { upTo: 4, words: 'A little further', tone: 'warning' },
    { upTo: Number.POSITIVE_INFINITY, words: 'Away from the brand', tone: 'danger' },
  ],
};

/** A figure in a few words, and whether it is worth a look. */
export function driftVerdict(figure: DriftFigure, value: number): Pick<Step, 'words' | 'tone'> {
  const step = steps[figure].find((entry) => value <= entry.upTo);
  return { words: step?.words ?? 'Not known', tone: step?.tone ?? 'danger' };
}

/** The one number of a figure; null where it was not measured. */
export const driftValue = (drift: Drift, figure: DriftFigure): number | null =>
  figure === 'palette' ? (drift.palette ? drift.palette.after - drift.palette.before : null) : drift[figure];

export type DriftSummary = { median: number; worst: number; pairs: number };

/** The middle and the worst of a figure over all pairs; null when none has it. */
export function driftSummary(drifts: readonly Drift[], figure: DriftFigure): DriftSummary | null {
  const values = drifts.flatMap((drift) => driftValue(drift, figure) ?? []).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const middle = Math.floor(values.length / 2);
  const upper = values[middle] ?? 0;
  const median = values.length % 2 === 1 ? upper : ((values[middle - 1] ?? upper) + upper) / 2;
  return { median, worst: values.at(-1) ?? 0, pairs: values.length };
}
