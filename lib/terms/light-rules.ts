import type { DecisionInForce, TermsInForce } from './rules';

export type TermsLight = 'accepted' | 'limited' | 'undecided' | 'changed' | 'expired' | 'refused' | 'missing';

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
