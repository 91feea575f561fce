import { admission, type Health } from './breaker-rules';

export type HealthView =
  | { kind: 'healthy'; failures: number }
  /** Takes no calls before `until`. */
  | { kind: 'rests'; until: Date }
  /** One call is on its way to try it; the others wait for that one. */
  | { kind: 'trial'; until: Date }
  /** Its rest is over; the next call tries it. */
  | { kind: 'tries_next' };

/** How a route stands, for people. */
export function healthView(health: Health | undefined, now: Date): HealthView {
  if (!health) return { kind: 'healthy', failures: 0 };
  const admitted = admission(health, now);
  if (admitted.kind === 'yes') return { kind: 'healthy', failures: health.failures };
  if (admitted.kind === 'trial') return { kind: 'tries_next' };
  const onTrial = health.openUntil !== null && health.openUntil <= now;
  return { kind: onTrial ? 'trial' : 'rests', until: admitted.until };
}
