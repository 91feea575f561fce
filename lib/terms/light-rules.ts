import type { DecisionInForce, TermsInForce } from './rules';

export type TermsLight = 'accepted' | 'limited' | 'undecided' | 'changed' | 'expired' | 'refused' | 'missing';

/** From thirty days before the day on which terms are to be read again. */
export type ReviewLight = 'fresh' | 'soon' | 'due';
const SOON_DAYS = 30;

/** Whether somebody should read a provider's terms again today (ISO date). */
export function reviewLight(nextReviewOn: string, today: string): ReviewLight {
  if (nextReviewOn <= today) return 'due';
  return (Date.parse(nextReviewOn) - Date.parse(today)) / 86_400_000 <= SOON_DAYS ? 'soon' : 'fresh';
}

/** How terms stand in a brand today (ISO date), whatever a campaign needs. */
export function termsLight(
  terms: TermsInForce | null,
  decision: DecisionInForce | null,
  today: string,
): TermsLight {
  if (!terms) return 'missing';
  if (!decision) return 'undecided';
  if (decision.decision === 'refused') return 'refused';
  if (decision.termsId !== terms.id) return 'changed';
  if (decision.limits.until !== null && decision.limits.until < today) return 'expired';
  return decision.decision === 'accepted_with_limits' ? 'limited' : 'accepted';
}
