import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  besideWords,
  daysToRetirement,
  endings,
  endingWords,
  isEnding,
  type LockedRoute,
  warnsUntil,
} from './retirement-rules';

const today = '2026-11-25';
const life = (retiresOn: string | null, state: 'live' | 'retiring' | 'retired' = 'live') => ({
  state,
  since: null,
  retiresOn,
});

describe('how long a model has', () => {
  test.each([
    [life(null), null, false],
    [life('2026-11-26'), 1, true],
    [life('2027-01-24'), 60, true],
    [life('2027-01-25'), 61, false],
    [life('2026-11-25'), 0, true],
    [life('2026-11-20'), -5, true],
    [life(null, 'retired'), 0, true],
    // Its provider ended it early.
    [life('2027-06-01', 'retired'), 0, true],
  ])('%o has %s days', (lifecycle, days, warns) => {
    expect(daysToRetirement(lifecycle, today)).toBe(days);
    expect(isEnding(lifecycle, today)).toBe(warns);
  });

  test('the last day to warn of agrees with the rule, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -400, max: 400 }), (from, by) => {
        const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
        const [now, end] = [iso(from), iso(from + by)];
        expect(isEnding(life(end), now)).toBe(end <= warnsUntil(now));
      }),
    );
  });
});

const locked = (
  campaignId: string,
  tier: LockedRoute['tier'],
  routeId: string,
  retiresOn: string | null,
): LockedRoute => ({
  campaignId,
  campaignName: campaignId.toUpperCase(),
  tier,
  routeId,
  routeName: `Model ${routeId}`,
  lifecycle: life(retiresOn),
});

test('each campaign and model stands once, with its tiers and what stays beside it', () => {
  const found = endings(
    [
      locked('b', 'draft', 'old', '2026-12-25'),
      locked('b', 'draft', 'new', null),
      locked('b', 'draft', 'older', '2026-12-01'),
      locked('b', 'final', 'old', '2026-12-25'),
      locked('a', 'draft', 'new', null),
      locked('a', 'final', 'old', '2026-12-25'),
    ],
    today,
  );
  expect(found.map(({ campaignId, routeId }) => `${campaignId} ${routeId}`)).toEqual([
    'b older',
    'a old',
    'b old',
  ]);
  expect(found[2]?.tiers).toEqual([
    { tier: 'draft', beside: ['Model new'] },
    { tier: 'final', beside: [] },
  ]);
  expect(besideWords(found[2] ?? { tiers: [] })).toBe(
    'Model new stays in its draft tier. No other model serves its final tier.',
  );
  expect(endingWords(found[2] ?? { days: 0, retiresOn: null })).toBe('retires on 2026-12-25, in 30 days');
});

test('words for what is gone', () => {
  expect(endingWords({ days: 0, retiresOn: null })).toBe('was retired');
  expect(endingWords({ days: -3, retiresOn: '2026-11-22' })).toBe('was retired on 2026-11-22');
  expect(endingWords({ days: 1, retiresOn: '2026-11-26' })).toBe('retires on 2026-11-26, in 1 day');
});
