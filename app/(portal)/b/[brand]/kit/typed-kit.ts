import type { TypedClaim } from './claims-field';
import type { MarketTerms } from './market-terms-field';
import type { Colour } from './palette-field';

export type Kit = {
  palette: { name: string; hex: string }[];
  voice: string;
  forbiddenTerms: string[];
  marketTerms: { market: string; terms: string[] }[];
  claims: { market: string | null; phrase: string; note: string }[];
};

/** A kit as it is typed: lists of words as lines, rows with keys of their own. */
export type TypedKit = {
  palette: Colour[];
  voice: string;
  terms: string;
  marketTerms: MarketTerms[];
  claims: TypedClaim[];
};

export const typedOf = (kit: Kit): TypedKit => ({
  palette: kit.palette.map((colour, key) => ({ ...colour, key })),
  voice: kit.voice,
  terms: kit.forbiddenTerms.join('\n'),
  marketTerms: kit.marketTerms.map(({ market, terms }, key) => ({ key, market, terms: terms.join('\n') })),
  claims: kit.claims.map(({ market, phrase, note }, key) => ({ key, market: market ?? '', phrase, note })),
});

export const kitOf = (typed: TypedKit): Kit => ({
  palette: typed.palette.map(({ name, hex }) => ({ name, hex })),
  voice: typed.voice,
  forbiddenTerms: typed.terms.split('\n'),
  marketTerms: typed.marketTerms.map(({ market, terms }) => ({ market, terms: terms.split('\n') })),
  claims: typed.claims.map(({ market, phrase, note }) => ({ market: market || null, phrase, note })),
});
