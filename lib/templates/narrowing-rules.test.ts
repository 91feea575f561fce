import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSlots } from './check-slots';
import { composePrompt } from './compose';
import { narrowingProblems } from './narrowing-rules';
import { operations, type TemplateSpec, templateSpecSchema } from './schemas';
import type { Slot } from './slot-schemas';
import { starterSpec } from './starter-spec';

const slotAt =
  <T extends Slot['type']>(type: T, key: string, change: (slot: Extract<Slot, { type: T }>) => void) =>
  (spec: TemplateSpec) => {
    const slot = spec.slots.find((entry) => entry.key === key && entry.type === type);
    if (!slot) throw new Error(`The starter has no ${type} called ${key}.`);
    change(slot as Extract<Slot, { type: T }>);
  };
const problemsOf = (
  changeChild: (spec: TemplateSpec) => void,
  changeParent: (spec: TemplateSpec) => void = () => undefined,
) => {
  const parent = structuredClone(starterSpec);
  changeParent(parent);
  const child = structuredClone(parent);
  changeChild(child);
  return narrowingProblems(parent, child, 'de-DE').map((problem) => problem.path);
};

describe('a child may narrow', () => {
  it.each<[string, (spec: TemplateSpec) => void]>([
    ['nothing at all', () => undefined],
    ['fewer options', slotAt('choice', 'season', (slot) => slot.options.pop())],
    [
      'another language on the form',
      slotAt('choice', 'season', (slot) => Object.assign(slot, { label: 'Jahreszeit', help: 'Wann' })),
    ],
    [
      'a shorter text with more forbidden terms',
      slotAt('text', 'mood', (slot) =>
        Object.assign(slot, { maxLength: 30, forbiddenTerms: [...slot.forbiddenTerms, 'gratis'] }),
      ),
    ],
    [
      'fewer characters',
      slotAt('text', 'mood', (slot) => Object.assign(slot, { allowed: { sets: ['letters'], extra: '&' } })),
    ],
    ['a locked slot', slotAt('choice', 'light', (slot) => Object.assign(slot, { lock: 'locked' }))],
    [
      'options that follow another slot',
      slotAt('choice', 'light', (slot) =>
        Object.assign(slot, { dependsOn: { slot: 'season', table: [], otherwise: slot.options } }),
      ),
    ],
    [
      'fewer tiers, sizes and optional references, more seeds',
      (spec) => {
        spec.tiers = ['draft'];
        spec.sizes = ['1:1'];
        spec.references.pop();
        spec.seeds.count = 8;
      },
    ],
    ['a source set', (spec) => Object.assign(spec.references[0] ?? {}, { sourceSet: 'Autumn' })],
    ['the order of the form', (spec) => spec.slots.reverse()],
  ])('%s', (_what, change) => expect(problemsOf(change)).toEqual([]));
});

describe('a child may not widen', () => {
  it.each<[string, (spec: TemplateSpec) => void, string[]]>([
    [
      'another option',
      slotAt('choice', 'season', (slot) => slot.options.push('monsoon')),
      ['slots.2.options'],
    ],
    [
      'a longer text',
      slotAt('text', 'mood', (slot) => Object.assign(slot, { maxLength: 61 })),
      ['slots.5.maxLength'],
    ],
    [
      'all characters',
      slotAt('text', 'mood', (slot) => Object.assign(slot, { allowed: null })),
      ['slots.5.allowed'],
    ],
    [
      'one more character',
      slotAt('text', 'mood', (slot) => Object.assign(slot, { allowed: { sets: [], extra: '€' } })),
      ['slots.5.allowed'],
    ],
    [
      'a forbidden term less',
      slotAt('text', 'mood', (slot) => slot.forbiddenTerms.pop()),
      ['slots.5.forbiddenTerms'],
    ],
    [
      'empty where a value was needed',
      slotAt('choice', 'season', (slot) => Object.assign(slot, { lock: 'editable' })),
      ['slots.2.lock'],
    ],
    ['a slot more', (spec) => spec.slots.push({ ...(spec.slots[0] as Slot), key: 'extra' }), ['slots.6.key']],
    ['a slot less', (spec) => spec.slots.pop(), ['slots']],
    [
      'other locked words',
      (spec) => Object.assign(spec.operations.generate[0] ?? {}, { text: 'Anything.' }),
      ['operations.generate.0'],
    ],
    ['locked words left out', (spec) => spec.operations.vary.pop(), ['operations.vary']],
    [
      'words added',
      (spec) => spec.operations.refine.push({ kind: 'locked', text: 'More.' }),
      ['operations.refine.7'],
    ],
    ['another order', (spec) => spec.operations.localise.reverse(), ['operations.localise.0']],
    ['another negative prompt', (spec) => Object.assign(spec, { negative: '' }), ['negative']],
    [
      'more tiers and sizes, fewer seeds',
      (spec) => {
        spec.tiers.push('standard');
        spec.sizes.push('9:16');
        spec.seeds.count = 1;
      },
      ['seeds.count', 'tiers', 'sizes'],
    ],
    [
      'more references',
      (spec) => Object.assign(spec.references[0] ?? {}, { max: 4, required: false }),
      ['references.0.max', 'references.0.max'],
    ],
    ['a needed reference less', (spec) => spec.references.shift(), ['references']],
    [
      'another market',
      slotAt('market', 'market', (slot) => Object.assign(slot, { lock: 'locked', default: 'en-GB' })),
      ['slots.4.default'],
    ],
  ])('%s', (_what, change, paths) => expect(problemsOf(change)).toEqual(paths));

  it('out of a lock', () => {
    const lock = slotAt('choice', 'season', (slot) => Object.assign(slot, { lock: 'locked' }));
    const open = slotAt('choice', 'season', (slot) => Object.assign(slot, { lock: 'change_required' }));
    const other = slotAt('choice', 'season', (slot) => Object.assign(slot, { default: 'winter' }));
    expect(problemsOf(open, lock)).toEqual(['slots.2.lock']);
    expect(problemsOf(other, lock)).toEqual(['slots.2.lock']);
    expect(problemsOf(lock, open)).toEqual(['slots.2.lock']);
    expect(problemsOf(other, open)).toEqual(['slots.2.default']);
  });
  it('out of a source set', () => {
    const bind = (set: string | null) => (spec: TemplateSpec) =>
      Object.assign(spec.references[0] ?? {}, { sourceSet: set });
    expect(problemsOf(bind(null), bind('Autumn'))).toEqual(['references.0.sourceSet']);
    expect(problemsOf(bind('Winter'), bind('Autumn'))).toEqual(['references.0.sourceSet']);
  });
  it('what follows another slot', () => {
    const follow = (otherwise: string[] | null) =>
      slotAt('choice', 'season', (slot) =>
        Object.assign(slot, {
          dependsOn: otherwise && {
            slot: 'market',
            table: [{ value: 'en-GB', options: ['summer'] }],
            otherwise,
          },
        }),
      );
    expect(problemsOf(follow(['autumn', 'winter']), follow(['autumn']))).toEqual([
      'slots.2.dependsOn.otherwise',
    ]);
    expect(problemsOf(follow(null), follow(['autumn']))).toEqual(['slots.2.dependsOn.slot']);
    const fewer = slotAt('choice', 'season', (slot) =>
      Object.assign(slot, { dependsOn: null, options: ['autumn'] }),
    );
    expect(problemsOf(fewer, follow(['autumn']))).toEqual([]);
  });
});

/** Any slots at all over few values, so that parent and child often agree and often do not. */
const subset = (all: readonly string[], least = 1) => fc.subarray([...all], { minLength: least });
const locks = fc.constantFrom<Slot['lock']>('editable', 'required', 'change_required', 'locked');
const anySpec: fc.Arbitrary<TemplateSpec> = fc
  .record({
    where: fc.record({
      lock: locks,
      options: subset(['a', 'b', 'c']),
      default: fc.constantFrom('a', 'b', null),
    }),
    what: fc.record({
      lock: locks,
      options: subset(['x', 'y', 'z']),
      default: fc.constantFrom('x', 'y', null),
      follow: fc.option(fc.record({ a: subset(['x', 'y', 'z']), otherwise: subset(['x', 'y', 'z'], 0) })),
    }),
    line: fc.record({
      lock: locks,
      maxLength: fc.integer({ min: 1, max: 4 }),
      allowed: fc.option(
        fc.record({ sets: subset(['letters', 'digits'], 0), extra: fc.constantFrom('', '&', '&+') }),
      ),
      forbiddenTerms: subset(['ab', 'b1'], 0),
      default: fc.constantFrom('ab', '1', null),
    }),
    count: fc.record({
      lock: locks,
      min: fc.integer({ min: 0, max: 3 }),
      max: fc.integer({ min: 3, max: 6 }),
      step: fc.constantFrom(0.5, 1, 2),
      default: fc.constantFrom(2, 3, null),
    }),
  })
  .map(({ where, what: { follow, ...what }, line, count }) => {
    const base = (key: string) => ({ key, label: key, help: '' });
    const slots = [
      { ...base('where'), type: 'choice', dependsOn: null, ...where },
      {
        ...base('what'),
        type: 'choice',
        ...what,
        dependsOn: follow && {
          slot: 'where',
          table: [{ value: 'a', options: follow.a }],
          otherwise: follow.otherwise,
        },
      },
      { ...base('line'), type: 'text', ...line },
      { ...base('count'), type: 'number', ...count },
    ] as Slot[];
    return {
      ...starterSpec,
      slots,
      operations: Object.fromEntries(
        operations.map((name) => [
          name,
          [{ kind: 'locked', text: 'A' }, ...slots.map(({ key }) => ({ kind: 'slot', slot: key }))],
        ]),
      ) as TemplateSpec['operations'],
    };
  })
  .filter((spec) => templateSpecSchema.safeParse(spec).success);

it('whatever a child accepts, its parent accepts, with the same prompt', () => {
  const world = { markets: ['de-DE'], palette: [], forbiddenTerms: [], marketTerms: [], claims: [] };
  const values = fc.record(
    {
      where: fc.constantFrom('a', 'b', 'c', ''),
      what: fc.constantFrom('x', 'y', 'z', ''),
      line: fc.constantFrom('ab', 'b1', '1', 'x&', '+', 'xxxx', ''),
      count: fc.constantFrom(0, 0.5, 1, 2, 2.5, 3, 4, 6),
    },
    { requiredKeys: [] },
  );
  let narrowed = 0;
  fc.assert(
    fc.property(
      anySpec,
      anySpec,
      fc.array(values, { minLength: 12, maxLength: 12 }),
      fc.option(fc.nat(3)),
      (parent, other, all, changed) => {
        // Often the same with one thing changed, so that enough children do narrow.
        const child =
          changed !== null
            ? {
                ...parent,
                slots: parent.slots.map((slot, n) => (n === changed ? (other.slots[n] ?? slot) : slot)),
              }
            : other;
        if (
          !templateSpecSchema.safeParse(child).success ||
          narrowingProblems(parent, child, 'de-DE').length > 0
        )
          return;
        narrowed++;
        for (const given of all) {
          const here = checkSlots(child, given, world);
          if (here.reasons.length > 0) continue;
          const there = checkSlots(parent, here.values, world);
          expect(there.reasons).toEqual([]);
          for (const operation of operations)
            expect(composePrompt(child, operation, here.values, { palette: [] }).prompt).toBe(
              composePrompt(parent, operation, there.values, { palette: [] }).prompt,
            );
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(narrowed).toBeGreaterThan(15);
});
