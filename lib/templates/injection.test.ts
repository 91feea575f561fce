import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSlots } from './check-slots';
import { composePrompt } from './compose';
import { injections } from './injection-corpus';
import { operations, type Part, type TemplateSpec } from './schemas';
import { slotAsData } from './slot-as-data';
import type { Slot } from './slot-schemas';
import { starterSpec } from './starter-spec';

const mood: Slot = {
  key: 'mood',
  label: 'Mood',
  help: '',
  lock: 'required',
  type: 'text',
  maxLength: 120,
  allowed: null,
  forbiddenTerms: [],
  default: null,
};
// The starter's own prompts, with the free text in each of them: once inside, once at the end.
const withMood = (parts: readonly Part[]): Part[] => [
  ...parts.filter((part) => part.kind === 'locked' || part.slot !== 'mood').slice(0, 3),
  { kind: 'slot', slot: 'mood' },
  ...parts.filter((part) => part.kind === 'locked' || part.slot !== 'mood').slice(3),
  { kind: 'slot', slot: 'mood' },
];
const spec: TemplateSpec = {
  ...starterSpec,
  slots: [...starterSpec.slots.filter((slot) => slot.key !== 'mood'), mood],
  operations: {
    generate: withMood(starterSpec.operations.generate),
    vary: withMood(starterSpec.operations.vary),
    refine: withMood(starterSpec.operations.refine),
    localise: withMood(starterSpec.operations.localise),
  },
};
const palette = [{ name: 'Fir', hex: '#2f5d50' }];
const rest = {
  background: 'marble counter',
  light: 'golden hour',
  season: 'winter',
  accent: 'Fir',
  market: 'de-DE',
};
const compose = (operation: (typeof operations)[number], text: string) =>
  composePrompt(spec, operation, { ...rest, mood: text }, { palette });
const harmless = 'calm';

/** What the composed prompt must be: the harmless one with one quoted piece in place of another. */
function expectContained(text: string): void {
  for (const operation of operations) {
    const plain = compose(operation, harmless);
    const { prompt, segments, negative } = compose(operation, text);
    const pieces = segments.filter((segment) => segment.kind === 'slot' && segment.slot === 'mood');
    const quoted = pieces[0]?.text ?? '';
    expect(pieces.every((piece) => piece.text === quoted)).toBe(true);
    if (quoted !== '') {
      expect(quoted).toMatch(/^"[^"]+"$/u);
      expect([...quoted].length).toBeLessThanOrEqual(122);
      // Nothing outside the quotes changes.
      expect(prompt).toBe(plain.prompt.replaceAll(`"${harmless}"`, () => quoted));
    }
    // Every locked part stands in the prompt verbatim and in its order.
    let at = 0;
    for (const part of spec.operations[operation]) {
      if (part.kind !== 'locked') continue;
      const found = prompt.indexOf(part.text, at);
      expect(found).toBeGreaterThanOrEqual(at);
      at = found + part.text.length;
    }
    expect(segments.filter((segment) => segment.kind === 'locked').map((segment) => segment.text)).toEqual(
      spec.operations[operation].flatMap((part) => (part.kind === 'locked' ? [part.text] : [])),
    );
    expect(negative).toBe(spec.negative);
    const data = quoted.slice(1, -1);
    expect(data).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
    expect(data).not.toMatch(/[<>{}[\]\\|`“”„«»]/u);
  }
}

test('the corpus is as large as it says, and no text is in it twice', () => {
  expect(injections.length).toBeGreaterThanOrEqual(60);
  expect(new Set(injections).size).toBe(injections.length);
});

describe('a slot value is data in every operation', () => {
  test.each(injections)('%j', (text) => expectContained(text));

  test('any text at all', () => {
    const nasty = fc.constantFrom(
      ...['"', '\\', '\n', '\u202e', '\u200b', '”', '`', '<', '\u0301', '\u{e0041}', '\u1fef', ' '],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 80 })
        .map((all) => all.join('')),
      fc.constantFrom(...injections.filter((text) => text.length < 200)),
    );
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expectContained(one + other);
        expect(slotAsData(slotAsData(one))).toBe(slotAsData(one));
      }),
      { numRuns: 120 },
    );
  });
});

test('what is stored is what the prompt says', () => {
  const world = { markets: ['de-DE'], palette, forbiddenTerms: [], marketTerms: [], claims: [] };
  for (const text of injections) {
    const { values } = checkSlots(spec, { ...rest, mood: text }, world);
    if (values.mood === undefined) continue;
    const { segments } = compose('generate', text);
    expect(segments.some((segment) => segment.text === `"${values.mood}"`)).toBe(true);
  }
});
