import type { Reason } from '@/lib/errors';

export type RightsOf = {
  id: string;
  name: string;
  expiresOn: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  territories: readonly string[];
};

/** Territories that are needed and not covered. WORLD covers all; needing WORLD needs WORLD. */
export function uncovered(needed: readonly string[], held: readonly string[]): string[] {
  return held.includes('WORLD') ? [] : needed.filter((territory) => !held.includes(territory));
}

/** Why the rights of a reference do not cover its use today (ISO date); empty when they do. */
export function rightsReasons(
  reference: RightsOf,
  need: { territories: readonly string[]; today: string },
): Reason[] {
  const reasons: Reason[] = [];
  const href = `references/${reference.id}`;
  if (reference.withdrawnAt)
    reasons.push({
      code: 'rights_withdrawn',
      message: `The rights of "${reference.name}" were withdrawn: ${reference.withdrawnReason ?? 'no reason given'}.`,
      cure: 'Propose a lockset without this reference.',
      href,
    });
  if (reference.expiresOn !== null && reference.expiresOn < need.today)
    reasons.push({
      code: 'rights_expired',
      message: `The rights of "${reference.name}" ended on ${reference.expiresOn}.`,
      cure: 'Renew them in the reference library, or propose a lockset without it.',
      href,
    });
  const missing = uncovered(need.territories, reference.territories);
  if (missing.length > 0)
    reasons.push({
      code: 'rights_territory',
      message: `The rights of "${reference.name}" do not cover ${missing.join(', ')}.`,
      cure: 'Extend the rights, or leave these territories out of the campaign.',
      href,
    });
  return reasons;
}
