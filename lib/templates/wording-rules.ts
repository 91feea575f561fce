import { forbiddenTermsIn } from './forbidden-terms';

/** What a brand kit says about words. Market null means everywhere. */
export type Wording = {
  forbiddenTerms: readonly string[];
  marketTerms: readonly { market: string; terms: readonly string[] }[];
  claims: readonly { market: string | null; phrase: string; note: string }[];
};

type WordingProblem = {
  term: string;
  /** Who forbids it. */
  by: 'template' | 'kit';
  kind: 'term' | 'claim';
  /** The market in which it is forbidden; null when it is everywhere. */
  market: string | null;
  note: string;
};

/** Everything in a text that may not be said in these markets, each with who forbids it and where. */
export function wordingProblems(
  text: string,
  wording: Wording,
  markets: readonly string[],
  ofSlot: readonly string[] = [],
): WordingProblem[] {
  const term = (by: 'template' | 'kit', market: string | null) => (found: string) => ({
    term: found,
    by,
    kind: 'term' as const,
    market,
    note: '',
  });
  return [
    ...forbiddenTermsIn(text, ofSlot).map(term('template', null)),
    ...forbiddenTermsIn(text, wording.forbiddenTerms).map(term('kit', null)),
    ...wording.marketTerms
      .filter((entry) => markets.includes(entry.market))
      .flatMap((entry) => forbiddenTermsIn(text, entry.terms).map(term('kit', entry.market))),
    ...wording.claims
      .filter((claim) => claim.market === null || markets.includes(claim.market))
      .filter((claim) => forbiddenTermsIn(text, [claim.phrase]).length > 0)
      .map((claim) => ({
        term: claim.phrase,
        by: 'kit' as const,
        kind: 'claim' as const,
        market: claim.market,
        note: claim.note,
      })),
  ];
}

/** One problem as a sentence: slot, term, where, and why. */
export function wordingSentence(label: string, problem: WordingProblem): string {
  const where = problem.market === null ? 'in every market' : `in ${problem.market}`;
  const who = problem.by === 'template' ? 'this template forbids it' : `the brand kit forbids it ${where}`;
  const what =
    problem.kind === 'claim' ? `may not claim "${problem.term}"` : `may not contain "${problem.term}"`;
  return `${label} ${what}: ${who}${problem.note ? ` (${problem.note.replace(/[.\s]+$/, '')})` : ''}.`;
}
