import { expect, test } from 'vitest';
import { sayChange, sayFigure, sayMoney } from './say';

test('a figure has its unit; what cannot be measured is a dash, not a zero', () => {
  expect(sayFigure('approved', 1200, 'USD')).toBe('1,200');
  expect(sayFigure('timeToConcept', 9 * 60_000, 'USD')).toBe('9 min');
  expect(sayFigure('firstPassYield', 0.824, 'USD')).toBe('82.4 %');
  expect(sayFigure('attemptsPerPick', 2.649, 'USD')).toBe('2.6');
  expect(sayFigure('costPerApproved', null, 'USD')).toBe('–');
});

test('divided money has no digits that mean nothing', () => {
  expect(sayMoney(17_456_789, 'USD')).toBe('$17.46');
  expect(sayMoney(39_512, 'USD')).toBe('$0.0395');
  expect(sayMoney(0, 'USD')).toBe('$0.00');
});

test.each([
  ['approved', 12, 8, '50 % up: 8 in the 30 days before', 'up', true],
  ['approved', 3, 0, '0 in the 30 days before', 'up', true],
  ['costPerApproved', 500_000, 1_000_000, '50 % down: $1.00 in the 30 days before', 'down', true],
  ['attemptsPerPick', 3, 2, '50 % up: 2.0 in the 30 days before', 'up', false],
  ['firstPassYield', 0.6, 0.75, '15 points down: 75 % in the 30 days before', 'down', false],
  ['approved', 4, 4, 'Same as the 30 days before', 'same', null],
  ['timeToConcept', null, 60_000, '1 min in the 30 days before', 'none', null],
  ['timeToConcept', 60_000, null, 'Nothing to compare in the 30 days before', 'none', null],
] as const)('the change of %s from %s to %s in words', (key, value, before, text, way, good) => {
  expect(sayChange(key, { value, before }, 'USD', 30)).toEqual({ text, way, good });
});
