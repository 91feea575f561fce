import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ApplicableBudget,
  bookFaults,
  currencyReasons,
  type Entry,
  hardRefusals,
  leftOf,
  liftedBudgets,
  limitEntries,
  monthlyLimit,
  monthOf,
  otherCurrency,
  reserveEntries,
  settleEntries,
  smallestHardLeft,
  softWarnings,
} from './rules';

const purse = { id: 'b', currency: 'USD' };
const amount = fc.integer({ min: 0, max: 10 ** 12 });
const sum = (entries: readonly Entry[], account?: string) =>
  entries.reduce((total, entry) => total + (!account || entry.account === account ? entry.micros : 0), 0);

describe('entries', () => {
  test('of every movement sum to zero, and none moves nothing', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (held, bill, by) => {
        for (const entries of [
          limitEntries(purse, by),
          reserveEntries(purse, held),
          settleEntries(purse, { reservedMicros: held, spentMicros: bill }),
        ]) {
          expect(sum(entries)).toBe(0);
          expect(entries.every((entry) => entry.micros !== 0)).toBe(true);
        }
      }),
    );
  });
  test('of a whole story leave what the running figures say', () => {
    const runs = fc.array(fc.record({ held: amount, bill: fc.option(amount) }), { maxLength: 30 });
    fc.assert(
      fc.property(amount, runs, (limit, all) => {
        const entries = limitEntries(purse, limit);
        let [reserved, spent] = [0, 0];
        for (const { held, bill } of all) {
          entries.push(...reserveEntries(purse, held));
          if (bill === null) reserved += held;
          else {
            entries.push(...settleEntries(purse, { reservedMicros: held, spentMicros: bill }));
            spent += bill;
          }
        }
        const book = {
          id: 'b',
          limitMicros: limit,
          reservedMicros: reserved,
          spentMicros: spent,
          funding: sum(entries, 'funding'),
          available: sum(entries, 'available'),
          reserved: sum(entries, 'reserved'),
          spent: sum(entries, 'spent'),
          foreign: 0,
          outputs: { reservedMicros: reserved, spentMicros: spent },
        };
        expect(bookFaults(book)).toEqual([]);
        expect(bookFaults({ ...book, spentMicros: spent + 1 }).map(({ field }) => field)).toEqual([
          'available',
          'spent',
          'spent of outputs',
        ]);
        expect(bookFaults({ ...book, foreign: 1 })).toHaveLength(1);
      }),
    );
  });
});

const budget = (over: Partial<ApplicableBudget> = {}): ApplicableBudget => ({
  kind: 'campaign',
  currency: 'USD',
  limitMicros: 100,
  reservedMicros: 20,
  spentMicros: 30,
  hard: true,
  ...over,
});

describe('what applies', () => {
  test('refuses by each hard budget that is short, warns by each soft one, and lifted is soft', () => {
    const all = [
      budget(),
      budget({ kind: 'person_month', limitMicros: 60 }),
      budget({ kind: 'brand_month', hard: false, limitMicros: 55 }),
    ];
    expect(all.map(leftOf)).toEqual([50, 10, 5]);
    expect(smallestHardLeft(all)).toBe(10);
    expect(hardRefusals(all, 11, ['Leo Martin']).map(({ code }) => code)).toEqual(['budget_person']);
    expect(hardRefusals(all, 51).map(({ code }) => code)).toEqual(['budget', 'budget_person']);
    expect(hardRefusals(all, 11, ['Leo Martin'])[0]?.cure).toBe('Leo Martin can raise it; or run fewer.');
    expect(softWarnings(all, 5)).toEqual([]);
    expect(softWarnings(all, 6)).toHaveLength(1);
    const lifted = liftedBudgets(all, (rule) => rule === 'quota');
    expect(smallestHardLeft(lifted)).toBe(50);
    expect(smallestHardLeft(lifted.slice(1))).toBeNull();
  });
  test('is in the currency of the campaign', () => {
    expect(currencyReasons({ currency: 'USD' }, 'USD')).toEqual([]);
    expect(currencyReasons({ currency: 'EUR' }, 'USD')[0]?.code).toBe('budget_currency');
    expect(currencyReasons(undefined, 'USD')[0]?.code).toBe('no_budget');
    expect(hardRefusals([budget({ limitMicros: 0, setIn: 'EUR' })], 1)[0]).toMatchObject({
      code: 'budget_currency',
      cure: 'A lead can set it in USD.',
    });
  });
});

describe('a month', () => {
  const set = [
    { whose: 'brand', currency: 'USD', limitMicros: 9, enforcement: 'soft' as const },
    { whose: 'everybody', currency: 'USD', limitMicros: 5, enforcement: 'hard' as const },
    { whose: 'per_a', currency: 'EUR', limitMicros: 7, enforcement: 'soft' as const },
  ];
  const person = (personId: string, currency = 'USD') => ({
    kind: 'person_month' as const,
    personId,
    currency,
  });
  test.each([
    ['the brand', { kind: 'brand_month' as const, personId: null, currency: 'USD' }, 9, 'soft', undefined],
    ['everybody', person('per_b'), 5, 'hard', undefined],
    ['an exception', person('per_a', 'EUR'), 7, 'soft', undefined],
    ['an exception in another currency', person('per_a'), 0, 'hard', 'EUR'],
  ])('of %s', (_name, about, limitMicros, enforcement, other) => {
    expect(monthlyLimit(about, set)).toEqual({ limitMicros, enforcement });
    expect(otherCurrency(about, set)).toBe(other);
  });
  test('without a limit is only counted', () => {
    expect(monthlyLimit(person('per_b'), [])).toEqual({ limitMicros: 0, enforcement: 'none' });
  });
  test('is the calendar month in UTC', () => {
    expect(monthOf(new Date('2026-12-01T00:30:00+01:00'))).toBe('2026-11');
  });
});
