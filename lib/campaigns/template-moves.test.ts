import { expect, it } from 'vitest';
import { templateMoves } from './template-moves';

const versions = ['a1', 'a2', 'b1', 'c1'].map((id) => ({ id, templateId: id.charAt(0) }));
const pins = (...ids: string[]) => ({ templates: ids.map((versionId) => ({ versionId, specHash: '' })) });
const moves = (before: string[], after: string[]) =>
  templateMoves(pins(...before), pins(...after), versions).map(({ from, to }) => `${from.id} ${to.id}`);

it.each([
  [['a1', 'b1'], ['a2', 'b1'], ['a1 a2']],
  [['a1'], ['b1'], []],
  [['a1'], ['a1', 'c1'], []],
  [['gone'], ['a1'], []],
] as const)('from %j to %j: %j', (before, after, expected) =>
  expect(moves([...before], [...after])).toEqual(expected),
);
