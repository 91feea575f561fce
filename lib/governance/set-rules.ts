import { type AssetState, assetStates } from '@/lib/assets/rules';

/** Assets that one fact of the ledgers touches, themselves or through what they were made from. */
export type AssetSet =
  | { kind: 'no_indemnity' }
  | { kind: 'stale_terms'; today: string }
  | { kind: 'rights_ending'; today: string; until: string }
  | { kind: 'model'; routeId: string }
  | { kind: 'old_terms'; routeId: string }
  | { kind: 'reference'; referenceId: string };

export const questions = ['no_indemnity', 'stale_terms', 'rights_ending', 'model'] as const;
export type Question = (typeof questions)[number];

export const RIGHTS_DAYS = 30;

export const questionNames: Record<Question, string> = {
  no_indemnity: 'Without indemnity',
  stale_terms: 'Terms not reviewed for a year',
  rights_ending: 'Rights that end in 30 days',
  model: 'Made with a model',
};

/** What is counted, in a sentence that stands on the page. */
export const definitions: Record<Question, string> = {
  no_indemnity:
    'Made, or made from something that was made, under terms whose answer about indemnity is “no” or “unknown”.',
  stale_terms:
    'Made, or made from something that was made, with a model whose terms nobody has read for a year or more.',
  rights_ending:
    'Made from a reference, directly or further back, whose rights end today or within the next 30 days.',
  model: 'Made with this model, or made from something that was.',
};

export const liveDefinition =
  'A live asset is one that may still be used: neither recalled nor rejected, and its campaign is open or it was delivered.';

/** `day` and so many days later, as ISO dates. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The set that a question asks for today; null when it needs a model and names none. */
export function setOf(question: Question, today: string, routeId: string | null): AssetSet | null {
  if (question === 'no_indemnity') return { kind: 'no_indemnity' };
  if (question === 'stale_terms') return { kind: 'stale_terms', today };
  if (question === 'rights_ending')
    return { kind: 'rights_ending', today, until: daysAfter(today, RIGHTS_DAYS) };
  return routeId ? { kind: 'model', routeId } : null;
}

export type SetFilter = { q: string | null; state: AssetState | null; live: boolean };

/** Reads the filters of a list from an address; what nobody offers counts as none. */
export function readSetFilter(
  param: (name: string) => string | null | undefined,
  liveByDefault = true,
): SetFilter {
  const state = assetStates.find((name) => name === param('state')) ?? null;
  const asked = param('live');
  return {
    q: param('q')?.trim().slice(0, 200) || null,
    state,
    live: asked === 'all' ? false : asked === 'live' ? true : liveByDefault,
  };
}

/** Which question an address asks; the first one when it asks none. */
export const questionOf = (value: string | null | undefined): Question =>
  questions.find((name) => name === value) ?? 'no_indemnity';
