import { expect, test } from 'vitest';
import { type AssetState, assetState, downloadRefusal } from './rules';

const cases: [boolean, string | null, string | null, AssetState][] = [
  [false, null, null, 'draft'],
  [true, null, null, 'picked'],
  [true, 'brand_review', null, 'brand_review'],
  [true, 'legal_review', null, 'legal_review'],
  [true, 'approved', 'pending', 'approved'],
  [true, 'approved', 'sealed', 'approved'],
  [true, 'approved', 'failed', 'approved'],
  [true, 'approved', 'delivered', 'delivered'],
  [true, 'changes_requested', null, 'changes_requested'],
  [true, 'rejected', null, 'rejected'],
  [true, 'withdrawn', null, 'picked'],
  [false, 'withdrawn', null, 'draft'],
  [true, 'recalled', 'recalled', 'recalled'],
];
test.each(cases)('picked %s, submission %s, delivery %s: %s', (picked, submission, delivery, expected) => {
  expect(assetState({ picked, submission, delivery })).toBe(expected);
});

test('only what is approved can be downloaded', () => {
  const free = cases.map(([, , , state]) => state).filter((state) => downloadRefusal(state) === null);
  expect([...new Set(free)]).toEqual(['approved', 'delivered']);
});
