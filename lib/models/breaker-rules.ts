/** How a route did lately, as the database keeps it for all workers. */
export type Health = {
  /** Failures in a row. */
  failures: number;
  /** How often it opened without a success in between: each time it rests longer. */
  openings: number;
  /** No call before this instant; null while the breaker is closed. */
  openUntil: Date | null;
  /** Until then the one trial call of a half-open breaker is on its way. */
  trialUntil: Date | null;
};

export const healthy: Health = { failures: 0, openings: 0, openUntil: null, trialUntil: null };

const OPENS_AFTER = 5;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 10 * 60_000;
/** A trial that has not reported by then is taken for lost, and the next one may go. */
export const TRIAL_MS = 4 * 60_000;

export type Admission =
  | { kind: 'yes' }
  /** Half open: the caller may be the one that tries. */
  | { kind: 'trial' }
  | { kind: 'wait'; until: Date };

/** Whether a call may go to the route now. */
export function admission(health: Health, now: Date): Admission {
  if (health.openUntil === null) return { kind: 'yes' };
  if (health.openUntil > now) return { kind: 'wait', until: health.openUntil };
  if (health.trialUntil !== null && health.trialUntil > now)
    return { kind: 'wait', until: health.trialUntil };
  return { kind: 'trial' };
}

/**
 * After a failure that says something of the provider (busy, broken, unreachable, our key refused). `atOnce` opens
 * without waiting for more: a refused key fails every call. A failed trial opens again for twice as long.
 */
export function afterFailure(
  health: Health,
  now: Date,
  { atOnce = false, retryAfterMs = 0 }: { atOnce?: boolean; retryAfterMs?: number } = {},
): Health {
  const failures = health.failures + 1;
  const halfOpen = health.openUntil !== null && health.openUntil <= now;
  if (health.openUntil !== null && !halfOpen) return { ...health, failures };
  if (!halfOpen && !atOnce && failures < OPENS_AFTER) return { ...health, failures };
  const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(health.openings, 10));
  return {
    failures,
    openings: health.openings + 1,
    openUntil: new Date(now.getTime() + Math.max(rest, Math.min(retryAfterMs, LONGEST_REST_MS))),
    trialUntil: null,
  };
}
