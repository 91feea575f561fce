import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unstorablePath } from './storable-text';

test('says where a text stands that cannot be stored', () => {
  expect(unstorablePath({ a: [{ b: 'fine' }, { b: 'not\u0000fine' }] })).toEqual(['a', '1', 'b']);
  expect(unstorablePath('\ud800')).toEqual([]);
  expect(unstorablePath({ 'k\u0000': 1 })).toEqual([]);
});

test('whole characters of every kind can be stored, bytes are not looked at', () => {
  expect(unstorablePath({ bytes: new Uint8Array([0]), none: null, date: new Date(0) })).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unstorablePath([text])).toEqual(text.includes('\u0000') ? ['0'] : null);
    }),
  );
});
