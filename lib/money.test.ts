import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, formatMicros, parseAmount } from './money';

test.each([
  ['12.50', 12_500_000],
  ['12,5', 12_500_000],
  [' 0.000001 ', 1],
  ['4.35', 4_350_000],
  ['999999999.999999', 999_999_999_999_999],
])('%s is an amount', (text, micros) => expect(parseAmount(text)).toBe(micros));

test.each(['', '-1', '1e6', '1.2.3', '0.0000001', 'ten', '1 000', '1234567890'])('%s is none', (text) =>
  expect(parseAmount(text)).toBeNaN(),
);

test('every amount is written as it is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10 ** 12 }), (micros) => {
      expect(parseAmount(amountText(micros))).toBe(micros);
    }),
  );
});

test('as many digits as the price needs', () => {
  expect(formatMicros(12_500_000, 'USD')).toBe('$12.50');
  expect(formatMicros(-3_900, 'EUR')).toBe('-€0.0039');
});
