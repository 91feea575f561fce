import { can, type Permission, type Role } from '@/lib/permission';
import type { BreakGlassRule, BreakGlassState } from './schemas';

/** A rule that two people lifted and that is lifted at this moment. */
export type Override = {
  id: string;
  rule: BreakGlassRule;
  personId: string | null;
  conceptId: string | null;
  reason: string;
  requestedBy: string;
  approvedBy: string;
  expiresAt: Date;
};

export const ruleNames: Record<BreakGlassRule, string> = {
  four_eyes: 'Four eyes',
  hard_stop: 'Hard stop',
  draft_to_final: 'Pick before the final tier',
  quota: 'Quota',
};

/** What each rule says, and what holds while it is lifted. */
export const ruleWords: Record<BreakGlassRule, { holds: string; lifted: string }> = {
  four_eyes: {
    holds: 'Nobody signs off their own work, and nobody signs two stages.',
    lifted: 'One person may make a picture and sign it off.',
  },
  hard_stop: {
    holds: 'A run that would pass the limit of the budget is refused.',
    lifted: 'Runs may pass the limit of the budget.',
  },
  draft_to_final: {
    holds: 'The final tier needs a pick in the same concept.',
    lifted: 'The final tier may run before anything is picked.',
  },
  quota: {
    holds: 'A person stops at their quota.',
    lifted: 'A quota may be passed.',
  },
};

export const approvePermission = {
  four_eyes: 'override:approve_four_eyes',
  hard_stop: 'override:approve_spending',
  draft_to_final: 'override:approve_spending',
  quota: 'override:approve_spending',
} as const satisfies Record<BreakGlassRule, Permission>;

/** The role that hears of a request. */
export const approverRole = {
  four_eyes: 'legal',
  hard_stop: 'lead',
  draft_to_final: 'lead',
  quota: 'lead',
} as const satisfies Record<BreakGlassRule, Role>;

export const breakGlassVerbs = ['approve', 'decline', 'withdraw', 'end'] as const;
export type BreakGlassVerb = (typeof breakGlassVerbs)[number];

/** What can happen to a request. What is not here does not happen. */
export const transitions = {
  requested: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' },
  approved: { end: 'ended' },
  declined: {},
  withdrawn: {},
  ended: {},
} as const satisfies Record<BreakGlassState, Partial<Record<BreakGlassVerb, BreakGlassState>>>;

export function moveOf(state: BreakGlassState, verb: BreakGlassVerb): BreakGlassState | null {
  return (transitions[state] as Partial<Record<BreakGlassVerb, BreakGlassState>>)[verb] ?? null;
}

export type Standing = 'waiting' | 'in_force' | 'expired' | 'ended' | 'declined' | 'withdrawn';

/** Where it stands at a moment: it ends by itself when its time is over. */
export function standingOf(entry: { state: BreakGlassState; expiresAt: Date | null }, now: Date): Standing {
  if (entry.state === 'requested') return 'waiting';
  if (entry.state !== 'approved') return entry.state;
  return entry.expiresAt !== null && entry.expiresAt > now ? 'in_force' : 'expired';
}

export const endOf = (approvedAt: Date, hours: number): Date =>
  new Date(approvedAt.getTime() + hours * 3_600_000);

/** A quota is counted per person, so one concept cannot be taken out of it. */
export const takesConcept = (rule: BreakGlassRule): boolean => rule !== 'quota';

/** Whoever may make or submit pictures makes use of a lifted rule next: they neither ask for it nor approve it. */
export const wouldProfit = (roles: readonly Role[]): boolean =>
  can(roles, 'run:create') || can(roles, 'submission:create');

/**
 * The override by which this person may pass the rule in this concept; null when the rule holds. It never serves the two
 * who made it.
 */
export function overrideFor(
  overrides: readonly Override[],
  rule: BreakGlassRule,
  who: { personId: string; conceptId: string | null },
): Override | null {
  return (
    overrides.find(
      (entry) =>
        entry.rule === rule &&
        (entry.personId === null || entry.personId === who.personId) &&
        (entry.conceptId === null || entry.conceptId === who.conceptId) &&
        entry.requestedBy !== who.personId &&
        entry.approvedBy !== who.personId,
    ) ?? null
  );
}

/** What is recorded beside the run or submission that a lifted rule let through. */
export const usedEvent = (
  override: Override,
  subject: { type: 'run' | 'submission'; id: string },
  campaignId: string,
) => ({
  type: 'break_glass.used' as const,
  subject,
  campaignId,
  payload: { breakGlassId: override.id, rule: override.rule },
});
