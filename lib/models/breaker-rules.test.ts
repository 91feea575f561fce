import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admission, afterFailure, type Health, healthy, TRIAL_MS } from './breaker-rules';

const t0 = new Date('2026-11-25T12:00:00Z');
const later = (ms: number) => new Date(t0.getTime() + ms);
const failing = (times: number, health: Health = healthy, now = t0): Health =>
  Array.from({ length: times }).reduce<Health>((at) => afterFailure(at, now), health);

describe('the circuit breaker of a route', () => {
  test('stays closed for four failures in a row and opens at the fifth, for half a minute', () => {
    expect(admission(failing(4), t0)).toEqual({ kind: 'yes' });
    const opened = failing(5);
    expect(admission(opened, t0)).toEqual({ kind: 'wait', until: later(30_000) });
    expect(opened.openings).toBe(1);
  });

  test('opens at once where every call would fail', () => {
    expect(admission(afterFailure(healthy, t0, { atOnce: true }), t0).kind).toBe('wait');
  });

  test('rests at least as long as the provider asked for', () => {
    const opened = afterFailure(failing(4), t0, { retryAfterMs: 120_000 });
    expect(opened.openUntil).toEqual(later(120_000));
  });

  test('then lets one trial through and nobody beside it, until that is taken for lost', () => {
    const opened = failing(5);
    const now = later(30_000);
    expect(admission(opened, now)).toEqual({ kind: 'trial' });
    const trying = { ...opened, trialUntil: new Date(now.getTime() + TRIAL_MS) };
    expect(admission(trying, now).kind).toBe('wait');
    expect(admission(trying, new Date(now.getTime() + TRIAL_MS + 1)).kind).toBe('trial');
  });

  test('a failed trial rests for twice as long, up to ten minutes', () => {
    let health = failing(5);
    const rests: number[] = [];
    for (let round = 0; round < 7; round++) {
      const now = health.openUntil ?? t0;
      health = afterFailure(health, now);
      rests.push((health.openUntil?.getTime() ?? 0) - now.getTime());
    }
    expect(rests).toEqual([60_000, 120_000, 240_000, 480_000, 600_000, 600_000, 600_000]);
  });

  test('failures of calls that were on their way when it opened do not make it rest longer', () => {
    const opened = failing(5);
    expect(failing(20, opened, later(5_000)).openUntil).toEqual(opened.openUntil);
  });

  test('whatever happens, an open one ends its rest within ten minutes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.nat(700_000), atOnce: fc.boolean(), retryAfterMs: fc.nat(9e6) }), {
          maxLength: 60,
        }),
        (failures) => {
          let health: Health = healthy;
          let now = t0;
          for (const { gap, ...how } of failures) {
            now = new Date(now.getTime() + gap);
            health = afterFailure(health, now, how);
            const admitted = admission(health, now);
            if (admitted.kind === 'wait')
              expect(admitted.until.getTime() - now.getTime()).toBeLessThanOrEqual(600_000);
          }
        },
      ),
    );
  });
});
