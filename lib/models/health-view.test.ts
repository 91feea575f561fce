import { expect, test } from 'vitest';
import { afterFailure, healthy } from './breaker-rules';
import { failureWords } from './failure-words';
import { healthView } from './health-view';

const now = new Date('2026-11-25T12:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test('a route is healthy, rests, may be tried, or is being tried', () => {
  expect(healthView(undefined, now)).toEqual({ kind: 'healthy', failures: 0 });
  expect(healthView({ ...healthy, failures: 3 }, now)).toEqual({ kind: 'healthy', failures: 3 });
  const open = afterFailure(healthy, now, { atOnce: true });
  expect(healthView(open, now)).toEqual({ kind: 'rests', until: at(30) });
  expect(healthView(open, at(31))).toEqual({ kind: 'tries_next' });
  expect(healthView({ ...open, trialUntil: at(60) }, at(31))).toEqual({ kind: 'trial', until: at(60) });
  expect(healthView({ ...open, trialUntil: at(60) }, at(61))).toEqual({ kind: 'tries_next' });
});

test('a code that has no words of its own is still readable', () => {
  expect(failureWords('no_access')).toBe('our key was refused');
  expect(failureWords('brand_new')).toBe('brand new');
});
