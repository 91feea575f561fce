import { describe, expect, it } from 'vitest';
import { checkSlots, type SlotWorld } from './check-slots';
import { type TemplateSpec, templateSpecSchema } from './schemas';
import type { ChoiceSlot, Slot, TextSlot } from './slot-schemas';
import { starterSpec } from './starter-spec';

const base = { help: '', lock: 'required' as const };
const choice = (key: string, options: string[], over: Partial<ChoiceSlot> = {}): Slot => ({
  ...base,
  key,
  label: key,
  type: 'choice',
  options,
  dependsOn: null,
  default: null,
  ...over,
});
const text = (over: Partial<TextSlot> = {}): Slot => ({
  ...base,
  key: 'line',
  label: 'Line',
  type: 'text',
  maxLength: 40,
  allowed: null,
  forbiddenTerms: [],
  default: null,
  ...over,
});
const market: Slot = { ...base, key: 'market', label: 'Market', type: 'market', default: null };
const language = choice('language', ['German', 'French', 'English'], {
  label: 'Language',
  dependsOn: {
    slot: 'market',
    table: [
      { value: 'de-DE', options: ['German'] },
      { value: 'de-CH', options: ['German', 'French'] },
    ],
    otherwise: ['English'],
  },
});
const specOf = (...slots: Slot[]): TemplateSpec => ({
  ...starterSpec,
  slots,
  operations: {
    generate: [{ kind: 'locked', text: 'A' }],
    vary: [{ kind: 'locked', text: 'A' }],
    refine: [{ kind: 'locked', text: 'A' }],
    localise: [{ kind: 'locked', text: 'A' }],
  },
});
const world: SlotWorld = {
  markets: ['de-DE', 'de-CH', 'en-GB'],
  palette: [{ name: 'Fir', hex: '#2f5d50' }],
  forbiddenTerms: ['cheap'],
  marketTerms: [{ market: 'de-DE', terms: ['günstig'] }],
  claims: [
    { market: 'en-GB', phrase: 'clinically proven', note: 'No study.' },
    { market: null, phrase: 'carbon neutral', note: '' },
  ],
};
const codes = (spec: TemplateSpec, given: Record<string, unknown>) =>
  checkSlots(spec, given, world).reasons.map((reason) => reason.code);

describe('locks', () => {
  const scene = (lock: Slot['lock']) => specOf(choice('scene', ['oak', 'sea'], { lock, default: 'oak' }));
  it.each([
    ['editable', undefined, []],
    ['editable', 'oak', []],
    ['required', undefined, ['slot_required']],
    ['required', 'oak', []],
    ['change_required', 'oak', ['slot_unchanged']],
    ['change_required', 'sea', []],
    ['change_required', undefined, ['slot_required']],
    ['locked', undefined, []],
    ['locked', '', []],
    ['locked', 'oak', []],
    ['locked', 'sea', ['slot_locked']],
    ['locked', 7, ['slot_locked']],
  ] as const)('%s with %j', (lock, value, expected) =>
    expect(codes(scene(lock), value === undefined ? {} : { scene: value })).toEqual(expected),
  );

  it('fills a locked slot in from the template, whatever is left out', () =>
    expect(checkSlots(scene('locked'), {}, world).values).toEqual({ scene: 'oak' }));
  it('takes a locked number as text as well', () => {
    const spec = specOf({
      ...base,
      key: 'n',
      label: 'N',
      type: 'number',
      lock: 'locked',
      min: 0,
      max: 9,
      step: 1,
      default: 3,
    });
    expect(checkSlots(spec, { n: '3' }, world)).toEqual({ values: { n: 3 }, reasons: [] });
    expect(codes(spec, { n: 4 })).toEqual(['slot_locked']);
  });
});

describe('dependent slots', () => {
  // The follower stands first: what it follows is decided before it.
  const spec = specOf(language, market);
  it.each([
    ['de-DE', 'German', []],
    ['de-DE', 'French', ['slot_value']],
    ['de-CH', 'French', []],
    ['en-GB', 'English', []],
    ['en-GB', 'German', ['slot_value']],
    ['fr-FR', 'English', ['slot_waits', 'slot_value']],
    ['', 'German', ['slot_waits', 'slot_required']],
  ] as const)('market %j and language %j', (where, tongue, expected) =>
    expect(codes(spec, { market: where, language: tongue })).toEqual(expected),
  );
  it('says which value stands against it, and what to do', () =>
    expect(checkSlots(spec, { market: 'de-DE', language: 'French' }, world).reasons).toEqual([
      {
        code: 'slot_value',
        path: 'slots.language',
        message: 'Language cannot be "French" when Market is "de-DE".',
        cure: 'Choose German.',
      },
    ]));
  it.each<[string, Slot[], string]>([
    [
      'itself',
      [choice('a', ['x'], { dependsOn: { slot: 'a', table: [], otherwise: ['x'] } })],
      'a follows itself in a circle.',
    ],
    [
      'a circle of two',
      [
        choice('a', ['x'], { dependsOn: { slot: 'b', table: [], otherwise: ['x'] } }),
        choice('b', ['y'], { dependsOn: { slot: 'a', table: [], otherwise: ['y'] } }),
      ],
      'a follows itself in a circle.',
    ],
    [
      'text',
      [text(), choice('a', ['x'], { dependsOn: { slot: 'line', table: [], otherwise: ['x'] } })],
      'a can follow a choice, a colour or a market, not Line.',
    ],
    [
      'nothing',
      [choice('a', ['x'], { dependsOn: { slot: 'gone', table: [], otherwise: ['x'] } })],
      'a follows a slot that the template does not have.',
    ],
    [
      'a choice with a value left out',
      [
        choice('b', ['y', 'z']),
        choice('a', ['x'], {
          dependsOn: { slot: 'b', table: [{ value: 'y', options: ['x'] }], otherwise: [] },
        }),
      ],
      'Say what a offers for z.',
    ],
    [
      'options it does not have',
      [market, choice('a', ['x'], { dependsOn: { slot: 'market', table: [], otherwise: ['q'] } })],
      'Not an option of a: q.',
    ],
  ])('cannot be published when it follows %s', (_what, slots, message) => {
    const read = templateSpecSchema.safeParse(specOf(...slots));
    expect(read.error?.issues.map((issue) => issue.message)).toContain(message);
  });
});

describe('text', () => {
  it.each([
    ['Ruhe, bitte', ['letters', 'spaces', 'punctuation'], '', []],
    ['Ruhe 2', ['letters', 'spaces'], '', ['slot_value']],
    ['日本の夏', ['letters'], '', []],
    ['٣ & 4', ['digits', 'spaces'], '&', []],
    ['tea ☕', ['letters', 'spaces'], '', ['slot_value']],
    ['e\u0301te\u0301', ['letters'], '', []],
    ['a\u202eb', ['letters'], '', ['slot_value']],
  ] as const)('%j of %j and %j', (line, sets, extra, expected) =>
    expect(codes(specOf(text({ allowed: { sets: [...sets], extra } })), { line })).toEqual(expected),
  );
  it('counts characters, not bytes, and names the ones that are not allowed', () => {
    expect(codes(specOf(text({ maxLength: 3 })), { line: '👩🎨é' })).toEqual([]);
    const { reasons } = checkSlots(
      specOf(text({ allowed: { sets: ['letters'], extra: '' } })),
      { line: 'a+b' },
      world,
    );
    expect(reasons[0]?.message).toBe('Line takes letters; this has +.');
  });
  it('stores what the prompt will say, without what cannot be seen', () =>
    expect(checkSlots(specOf(text()), { line: ' wa\u200brm\u0000 "tea"\n' }, world).values).toEqual({
      line: "warm 'tea'",
    }));
});

describe('words of the brand kit', () => {
  const spec = specOf(market, text({ forbiddenTerms: ['miracle'] }));
  it.each([
    ['en-GB', 'ch\u0435ap tea', 'Line may not contain "cheap": the brand kit forbids it in every market.'],
    ['de-DE', 'sehr G\u00dcNSTIG', 'Line may not contain "günstig": the brand kit forbids it in de-DE.'],
    [
      'en-GB',
      'clinically-proven calm',
      'Line may not claim "clinically proven": the brand kit forbids it in en-GB (No study).',
    ],
    [
      'de-DE',
      'Carbon neutral!',
      'Line may not claim "carbon neutral": the brand kit forbids it in every market.',
    ],
    ['de-DE', 'a m1racle', 'Line may not contain "miracle": this template forbids it.'],
  ])('in %s: %s', (where, line, message) => {
    const { reasons } = checkSlots(spec, { market: where, line }, world);
    expect(reasons.map((reason) => reason.message)).toEqual([message]);
    expect(reasons[0]).toMatchObject({ path: 'slots.line', cure: 'Say it in other words.' });
  });
  it('lets pass in one market what is forbidden in another', () =>
    expect(codes(spec, { market: 'en-GB', line: 'günstig' })).toEqual([]));
  it('holds a text to every market of the campaign when no market is chosen', () => {
    expect(codes(specOf(text()), { line: 'günstig' })).toEqual(['forbidden_term']);
    expect(codes(specOf(text()), { line: 'clinically proven' })).toEqual(['forbidden_claim']);
  });
  it('holds options to it as well: the kit may be younger than the template', () =>
    expect(codes(specOf(choice('offer', ['cheap tea', 'tea'])), { offer: 'cheap tea' })).toEqual([
      'forbidden_term',
    ]));
});

it('lets a child template run only in its own market', () => {
  const parent = { versionId: 'tpv_1', specHash: 'a', market: 'de-DE' };
  const spec = { ...specOf(market), parent };
  expect(codes(spec, { market: 'de-DE' })).toEqual([]);
  expect(checkSlots(spec, { market: 'en-GB' }, world).reasons[0]?.message).toBe(
    'Market takes only de-DE: de-DE.',
  );
});

it('refuses what the template does not have', () =>
  expect(codes(specOf(), { prompt: 'x' })).toEqual(['undeclared_slot']));

it('reads a version that was stored before locks as it was meant', () => {
  const { parent: _, slots: __, ...rest } = starterSpec;
  const old = {
    ...rest,
    specVersion: 1,
    references: [{ role: 'product', required: true, max: 3 }],
    operations: specOf().operations,
    slots: [
      { key: 'a', label: 'A', help: '', required: true, type: 'choice', options: ['x'], default: null },
      {
        key: 'b',
        label: 'B',
        help: '',
        required: false,
        type: 'text',
        maxLength: 9,
        forbiddenTerms: [],
        default: null,
      },
    ],
  };
  const read = templateSpecSchema.parse(old);
  expect(read.slots).toMatchObject([
    { lock: 'required', dependsOn: null },
    { lock: 'editable', allowed: null },
  ]);
  expect(read).toMatchObject({ specVersion: 2, parent: null, references: [{ sourceSet: null }] });
  expect(codes(read, { a: 'x' })).toEqual([]);
});
