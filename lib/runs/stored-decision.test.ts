import { expect, test } from 'vitest';
import { storedDecision } from './stored-decision';

test('a decision is read with every reason; what is not one tells nothing', () => {
  const kept = {
    chosen: { id: 'a', name: 'A', modelId: 'a-1', why: ['First choice.'], waitsUntil: null },
    others: [
      {
        id: 'b',
        name: 'B',
        reasons: [
          { code: 'route_off', message: 'B is switched off.', cure: 'An administrator can switch it on.' },
          { code: 'route_ratio', message: 'B does not make 4:5.' },
        ],
      },
    ],
  };
  expect(storedDecision(kept)).toMatchObject({
    chosen: { name: 'A', why: ['First choice.'] },
    others: kept.others,
  });
  // From before it was kept whether a run waits.
  expect(storedDecision({ chosen: { name: 'A', why: [] } })).toEqual({
    chosen: { name: 'A', why: [], waitsUntil: null },
    others: [],
  });
  for (const value of [null, 'x', 7, { chosen: 'A' }, []])
    expect(storedDecision(value)).toEqual({ chosen: null, others: [] });
});
