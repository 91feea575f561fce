import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPiece, diffSpecs, diffWords } from './diff-rules';
import { starterSpec } from './starter-spec';

describe('diffWords', () => {
  it('keeps the common words and marks the rest', () => {
    expect(diffWords('a calm oak table', 'a calm marble table')).toEqual([
      { kind: 'same', text: 'a calm ' },
      { kind: 'removed', text: 'oak' },
      { kind: 'added', text: 'marble' },
      { kind: 'same', text: ' table' },
    ]);
  });
  it('gives both texts back when the pieces are put together', () => {
    const before = 'The product stands, lit by candles, on oak.';
    const after = 'Now the product stands on dark oak, lit.';
    const pieces = diffWords(before, after);
    const join = (skip: string) =>
      pieces
        .filter((piece) => piece.kind !== skip)
        .map((piece) => piece.text)
        .join('');
    expect(join('added')).toBe(before);
    expect(join('removed')).toBe(after);
  });
  it('handles an empty side', () => {
    expect(diffWords('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
    expect(diffWords('old', '')).toEqual([{ kind: 'removed', text: 'old' }]);
  });
});

describe('diffSpecs', () => {
  it('is empty for the same spec', () =>
    expect(diffSpecs(starterSpec, structuredClone(starterSpec))).toEqual([]));
  it('names each part that differs', () => {
    const after = structuredClone(starterSpec);
    after.negative = `${after.negative}, glare`;
    after.tiers = ['draft'];
    after.slots = after.slots.filter((slot) => slot.key !== 'mood');
    after.operations.generate = after.operations.generate.filter(
      (part) => part.kind === 'locked' || part.slot !== 'mood',
    );
    expect(diffSpecs(starterSpec, after).map((entry) => entry.part)).toEqual([
      'Prompt: generate',
      'Locked negative prompt',
      'Slot: mood',
      'Slot order',
      'Tiers',
    ]);
  });
});

it('always gives both texts back, however long they are', () => {
  const given = (pieces: DiffPiece[], ...kinds: string[]) =>
    pieces
      .filter((piece) => kinds.includes(piece.kind))
      .map((piece) => piece.text)
      .join('');
  const texts = fc.array(fc.constantFrom('calm ', 'cup', ', ', 'the ', '"x" ', '\n'), { maxLength: 30 });
  const check = (before: string, after: string) => {
    const pieces = diffWords(before, after);
    expect(given(pieces, 'same', 'removed')).toBe(before);
    expect(given(pieces, 'same', 'added')).toBe(after);
  };
  fc.assert(fc.property(texts, texts, (one, other) => check(one.join(''), other.join(''))));
  check(`a ${'x y '.repeat(3000)}z`, `a ${'p q '.repeat(3000)}z`);
});
