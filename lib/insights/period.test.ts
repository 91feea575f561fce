import { expect, test } from 'vitest';
import { buckets, isoDay, resolvePeriod } from './period';
import { readInsightFilter } from './schemas';

const now = new Date('2026-11-24T15:00:00Z');
const days = (filter: Parameters<typeof resolvePeriod>[0]) => {
  const { from, to, previous, grain } = resolvePeriod(filter, now);
  return [isoDay(from), isoDay(to), isoDay(previous.from), isoDay(previous.to), grain];
};

test('thirty days, today included, when nothing is said', () => {
  expect(days({})).toEqual(['2026-10-26', '2026-11-25', '2026-09-26', '2026-10-26', 'day']);
});
test('a number of days', () => {
  expect(days({ period: '7' })).toEqual(['2026-11-18', '2026-11-25', '2026-11-11', '2026-11-18', 'day']);
  expect(days({ period: '90' })[4]).toBe('week');
});
test('two days, both included, win', () => {
  expect(days({ from: '2026-11-01', to: '2026-11-02', period: '90' })).toEqual([
    '2026-11-01',
    '2026-11-03',
    '2026-10-30',
    '2026-11-01',
    'day',
  ]);
});
test('days in the wrong order are one day', () => {
  expect(days({ from: '2026-11-09', to: '2026-11-02' }).slice(0, 2)).toEqual(['2026-11-02', '2026-11-03']);
});
test('not for ever', () => {
  expect(resolvePeriod({ from: '1900-01-01' }, now).days).toBe(1096);
});

test('buckets by day and by week from Monday', () => {
  const span = { from: new Date('2026-11-25T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') };
  expect(buckets(span, 'day')).toHaveLength(6);
  expect(buckets(span, 'week')).toEqual(['2026-11-23', '2026-11-30']);
});

test('an address that says it wrongly is read as far as it goes', () => {
  const given: Record<string, string> = {
    campaign: 'cmp_1',
    period: '8',
    from: 'yesterday',
    hour: '75',
    person: '',
  };
  expect(readInsightFilter((name) => given[name])).toEqual({ campaign: 'cmp_1', hour: 75 });
});
