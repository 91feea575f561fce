import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptPoint, fatigueCurve, hasPassed, inflectionPoint } from './fatigue';

const minute = 60_000;
const at = (attempt: number, reached: number, picked: number, micros = 0, workMs = 0): AttemptPoint => ({
  attempt,
  reached,
  picked,
  micros,
  workMs,
});
/** Ten concepts: 6, 2, 1, 0, 0 picks; each attempt 0.10 in money and 6 minutes. */
const tired = [
  at(1, 10, 6, 1_000_000, 60 * minute),
  at(2, 4, 2, 400_000, 24 * minute),
  at(3, 2, 1, 200_000, 12 * minute),
];

describe('fatigueCurve', () => {
  it('gives rates, shares and the further cost per pick', () => {
    const [one, two, three] = fatigueCurve(tired, 60_000_000);
    expect(one).toMatchObject({ pickRate: 0.6, share: 0.6, attemptMicros: 6_100_000 });
    // 16 attempts of 0.10 + 6.00 for 9 picks.
    expect(one?.furtherMicros).toBeCloseTo((16 * 6_100_000) / 9, 3);
    expect(two).toMatchObject({ pickRate: 0.5, share: 0.8 });
    expect(three).toMatchObject({ pickRate: 0.5, share: 0.9, furtherMicros: 12_200_000 });
  });
  it('takes time as money at the given hour', () => {
    expect(fatigueCurve([at(1, 1, 1, 0, 30 * minute)], 100_000_000)[0]?.furtherMicros).toBe(50_000_000);
    expect(fatigueCurve([at(1, 1, 1, 5, 30 * minute)], 0)[0]?.furtherMicros).toBe(5);
  });
  it('is empty for nothing', () => {
    expect(fatigueCurve([])).toEqual([]);
  });
  it('shares never fall and end at the picked share, in any order of the points', () => {
    const counts = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (pairs) => {
        let reached = 60;
        const points = pairs.map(([lost, won], index) => {
          const point = at(index + 1, reached, Math.min(won, reached));
          reached = Math.max(0, reached - point.picked - lost);
          return point;
        });
        const curve = fatigueCurve([...points].reverse());
        curve.forEach((point, index) => {
          expect(point.share).toBeGreaterThanOrEqual(curve[index - 1]?.share ?? 0);
        });
        const picks = points.reduce((sum, point) => sum + point.picked, 0);
        expect(curve.at(-1)?.share).toBeCloseTo(picks / 60, 9);
      }),
    );
  });
});

describe('inflectionPoint with a hand-off price', () => {
  const hour = { hourMicros: 0 };
  it('is the first attempt whose further cost per pick is above the price', () => {
    const points = [at(1, 20, 10, 2_000_000), at(2, 10, 2, 1_000_000), at(3, 8, 1, 800_000)];
    // From 1 on: 3.8 / 13; from 2 on: 1.8 / 3 = 0.6; from 3 on: 0.8 / 1.
    expect(inflectionPoint(points, { handOffMicros: 500_000, ...hour })).toEqual({
      attempt: 2,
      rule: 'price',
    });
    expect(inflectionPoint(points, { handOffMicros: 600_000, ...hour }).attempt).toBe(3);
    expect(inflectionPoint(points, { handOffMicros: 800_000, ...hour }).attempt).toBeNull();
    expect(inflectionPoint(points, { handOffMicros: 100_000, ...hour }).attempt).toBe(1);
  });
  it('is dearer than any price where no pick came', () => {
    const points = [at(1, 9, 5, 10), at(2, 4, 0, 10)];
    expect(inflectionPoint(points, { handOffMicros: 1e15, ...hour }).attempt).toBe(2);
  });
  it('counts time, too', () => {
    const points = [at(1, 4, 2, 0, 40 * minute)];
    expect(inflectionPoint(points, { handOffMicros: 19_000_000, hourMicros: 60_000_000 }).attempt).toBe(1);
    expect(inflectionPoint(points, { handOffMicros: 20_000_000, hourMicros: 60_000_000 }).attempt).toBeNull();
  });
  it('says nothing of attempts that too few reached, nor before the first pick', () => {
    expect(inflectionPoint([at(1, 9, 5, 10), at(2, 2, 0, 10)], { handOffMicros: 100 }).attempt).toBeNull();
    expect(inflectionPoint([at(1, 9, 0, 10)], { handOffMicros: 1 }).attempt).toBeNull();
    expect(inflectionPoint([], { handOffMicros: 1 }).attempt).toBeNull();
  });
  it('never comes later when the price falls', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5_000_000), (a, b) => {
        const low = inflectionPoint(tired, { handOffMicros: Math.min(a, b), ...hour }).attempt ?? 99;
        const high = inflectionPoint(tired, { handOffMicros: Math.max(a, b), ...hour }).attempt ?? 99;
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('inflectionPoint without a price', () => {
  it('is where the pick rate falls below half of the first', () => {
    const points = [at(1, 20, 10), at(2, 10, 3), at(3, 7, 1)];
    expect(inflectionPoint(points, { handOffMicros: null })).toEqual({ attempt: 3, rule: 'rate' });
  });
  it('is not at exactly half', () => {
    expect(inflectionPoint([at(1, 20, 10), at(2, 8, 2)], { handOffMicros: null }).attempt).toBeNull();
  });
});

describe('hasPassed', () => {
  const concept = { attempts: 2, micros: 100, workMs: 0, picked: false };
  const none = { attempt: null, rule: 'price' as const };
  const terms = { handOffMicros: 1_000, hourMicros: 0 };
  it('when the next attempt does not pay', () => {
    expect(hasPassed(concept, { attempt: 3, rule: 'price' }, terms)).toBe('inflection');
    expect(hasPassed(concept, { attempt: 2, rule: 'price' }, terms)).toBe('inflection');
    expect(hasPassed(concept, { attempt: 4, rule: 'price' }, terms)).toBeNull();
  });
  it('when it has cost a hand-off by itself', () => {
    expect(hasPassed({ ...concept, micros: 1_000 }, none, terms)).toBe('own_cost');
    expect(hasPassed({ ...concept, workMs: 3_600_000 }, none, { handOffMicros: 50, hourMicros: 49 })).toBe(
      'own_cost',
    );
    expect(hasPassed(concept, none, terms)).toBeNull();
    expect(hasPassed(concept, none, { handOffMicros: null })).toBeNull();
  });
  it('never when it is picked or was never tried', () => {
    expect(hasPassed({ ...concept, picked: true }, { attempt: 1, rule: 'rate' }, terms)).toBeNull();
    expect(hasPassed({ ...concept, attempts: 0 }, { attempt: 1, rule: 'rate' }, terms)).toBeNull();
  });
});
