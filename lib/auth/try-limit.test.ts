import { expect, test } from 'vitest';
import { forgetTries, takeTry } from './try-limit';

const at = 1_800_000_000_000;

test('ten tries at once, then one every 30 seconds', () => {
  for (let i = 0; i < 10; i++) expect(takeTry('a@x.test', at)).toBe(true);
  expect(takeTry('a@x.test', at)).toBe(false);
  expect(takeTry('a@x.test', at + 29_000)).toBe(false);
  expect(takeTry('a@x.test', at + 31_000)).toBe(true);
  expect(takeTry('a@x.test', at + 31_000)).toBe(false);
});

test('one address does not use up the tries of another', () => {
  for (let i = 0; i < 11; i++) takeTry('b@x.test', at);
  expect(takeTry('c@x.test', at)).toBe(true);
});

test('a right password gives the tries back', () => {
  for (let i = 0; i < 11; i++) takeTry('d@x.test', at);
  expect(takeTry('d@x.test', at)).toBe(false);
  forgetTries('d@x.test');
  expect(takeTry('d@x.test', at)).toBe(true);
});
