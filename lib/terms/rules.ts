import type { Reason } from '@/lib/errors';
import { useNames } from '@/lib/models/names';
import type { TermsAnswers, TermsLimits, Use } from '@/lib/models/schemas';
import { uncovered } from '@/lib/references/rules';

export type Needs = { uses: readonly Use[]; territories: readonly string[]; indemnity: boolean };
export type TermsInForce = { id: string; version: number; answers: TermsAnswers };
export type DecisionInForce = {
  id: string;
  termsId: string;
  decision: 'accepted' | 'accepted_with_limits' | 'refused';
  limits: TermsLimits;
};

/** The same day a year later (ISO date): when terms should be read again, unless somebody says otherwise. */
export function aYearAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
}

/** Why a route may not be used for these needs today (ISO date); empty when its accepted terms cover them. */
export function termsReasons(
  route: { id: string; name: string },
  terms: TermsInForce | null,
  decision: DecisionInForce | null,
  needs: Needs,
  today: string,
): Reason[] {
  const href = `terms/${encodeURIComponent(route.id)}`;
  const reason = (code: string, message: string, cure: string): Reason => ({ code, message, cure, href });
  if (!terms)
    return [
      reason('terms_missing', `No terms are recorded for ${route.name}.`, 'An administrator records them.'),
    ];
  if (!decision)
    return [
      reason(
        'terms_not_accepted',
        `Legal has not accepted the terms of ${route.name}.`,
        'Ask legal to read and decide.',
      ),
    ];
  if (decision.decision === 'refused')
    return [reason('terms_refused', `Legal refused the terms of ${route.name}.`, 'Choose another model.')];
  if (decision.termsId !== terms.id)
    return [
      reason(
        'terms_changed',
        `The terms of ${route.name} changed since legal accepted them.`,
        `Ask legal to read version ${terms.version}.`,
      ),
    ];
  const reasons: Reason[] = [];
  const { limits } = decision;
  if (limits.until !== null && limits.until < today)
    reasons.push(
      reason(
        'terms_expired',
        `Legal accepted the terms of ${route.name} only until ${limits.until}.`,
        'Ask legal to decide again.',
      ),
    );
  const uses = limits.uses === null ? [] : needs.uses.filter((use) => !limits.uses?.includes(use));
  if (uses.length > 0)
    reasons.push(
      reason(
        'terms_use',
        `Legal did not accept ${route.name} for: ${uses.map((use) => useNames[use].toLowerCase()).join(', ')}.`,
        'Choose another model, or ask legal to widen the acceptance.',
      ),
    );
  const missing = limits.territories === null ? [] : uncovered(needs.territories, limits.territories);
  if (missing.length > 0)
    reasons.push(
      reason(
        'terms_territory',
        `Legal did not accept ${route.name} for ${missing.join(', ')}.`,
        'Choose another model.',
      ),
    );
  if (needs.indemnity && terms.answers.indemnity !== 'yes')
    reasons.push(
      reason(
        'terms_indemnity',
        `The campaign needs indemnity; for ${route.name} it is ${terms.answers.indemnity === 'no' ? 'not given' : 'not known'}.`,
        'Choose another model, or drop the need with a new lockset.',
      ),
    );
  return reasons;
}
