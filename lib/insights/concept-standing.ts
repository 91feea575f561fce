import type { DbOrTx } from '@/lib/db/client';
import { formatMicros } from '@/lib/money';
import { type ConceptTried, campaignCurrency, listConceptsTried, readHandOffPrices } from './concept-store';
import { DEFAULT_HOUR_MICROS, hasPassed, type Inflection, inflectionPoint, totalMicros } from './fatigue';
import { readAttempts } from './store';

export type ConceptStanding = {
  tried: ConceptTried | null;
  inflection: Inflection;
  /** Why going on does not pay, as a sentence; null while it does. */
  passed: string | null;
};

const ALWAYS = { from: new Date(0), to: new Date('9999-01-01T00:00:00Z') };

/** Where going on stops to pay in a campaign, over all its time, with the price that it is held against. */
export async function readCampaignInflection(db: DbOrTx, brandId: string, campaignId: string) {
  const currency = (await campaignCurrency(db, brandId, campaignId)) ?? 'USD';
  const price = (await readHandOffPrices(db, brandId, currency, campaignId)).get(campaignId) ?? null;
  const attempts = await readAttempts(db, { ...ALWAYS, brandId, campaignId }, currency);
  return { inflection: inflectionPoint(attempts, { handOffMicros: price }), handOffMicros: price, currency };
}

/** Where a concept stands against the curve of its campaign. `tried` is null when nothing was ever requested in it. */
export async function readConceptStanding(
  db: DbOrTx,
  brandId: string,
  concept: { id: string; campaignId: string },
): Promise<ConceptStanding> {
  const { inflection, ...terms } = await readCampaignInflection(db, brandId, concept.campaignId);
  const scope = { ...ALWAYS, brandId, campaignId: concept.campaignId };
  const [tried] = await listConceptsTried(db, scope, { conceptId: concept.id, limit: 1 });
  return {
    tried: tried ?? null,
    inflection,
    passed: tried ? passedSentence(tried, inflection, terms) : null,
  };
}

/** Why a concept has passed its inflection point, in words; null when it has not. */
export function passedSentence(
  tried: ConceptTried,
  inflection: Inflection,
  terms: { handOffMicros: number | null; currency: string; hourMicros?: number },
): string | null {
  const why = hasPassed(tried, inflection, terms);
  if (why === null) return null;
  const price = terms.handOffMicros === null ? '' : formatMicros(terms.handOffMicros, terms.currency);
  if (why === 'own_cost') {
    const spent = Math.round(totalMicros(tried, terms.hourMicros ?? DEFAULT_HOUR_MICROS) / 10_000) * 10_000;
    return `Its ${tried.attempts} ${tried.attempts === 1 ? 'attempt' : 'attempts'} took ${formatMicros(spent, terms.currency)} in money and time without a pick; a hand-off costs ${price}.`;
  }
  const next = `Its next attempt is number ${tried.attempts + 1}. In this campaign, attempt ${inflection.attempt} is where`;
  return inflection.rule === 'price'
    ? `${next} a further pick costs more than a hand-off at ${price}.`
    : `${next} fewer than half as many are picked as at the first.`;
}
