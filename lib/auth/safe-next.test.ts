import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

test.each([
  ['/b/northbean/campaigns?state=active#top', '/b/northbean/campaigns?state=active#top'],
  ['/', '/'],
])('%s is kept', (next, answer) => {
  expect(safeNext(next)).toBe(answer);
});

test.each([
  undefined,
  null,
  '',
  'https://evil.test/',
  '//evil.test/',
  '/\\evil.test/',
  '\\\\evil.test',
  '/\t/evil.test',
  '/..//evil.test/',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  `/${'a'.repeat(3000)}`,
])('%s leads to the start', (next) => {
  expect(safeNext(next)).toBe('/');
});
