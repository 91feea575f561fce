import fc from 'fast-check';
import { injections } from '@/lib/templates/injection-corpus';

/** What a hostile client may know: its own campaign, and ids of things that it must not reach. */
export type HostileWorld = {
  request: Record<string, unknown>;
  /** Values of the same kind as a field's own that belong elsewhere: other campaigns, other brands, older locksets. */
  foreign: Record<string, readonly unknown[]>;
  /** Values of the campaign's own that are allowed in some combination. */
  own: Record<string, readonly unknown[]>;
};

const nonsense = fc.oneof(
  fc.constantFrom<unknown>(null, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e308, [], {}, '', ' '),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.constantFrom("'; DROP TABLE run; --", '{{7*7}}', '../../etc/passwd', '\u0000', 'x'.repeat(5_000)),
  fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), { maxKeys: 3 }),
);
const words = fc.oneof(
  fc.constantFrom(...injections),
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('calm and warm', 'clear', 'the best', 'fr3e', 'guaranteed!', 'ＢＥＳＴ', 'b\u200best'),
);

const fields = [
  'locksetHash',
  'templateVersionId',
  'conceptId',
  'operation',
  'tier',
  'size',
  'count',
  'parentAssetId',
  'maskKey',
  'campaignId',
] as const;
const slots = ['background', 'light', 'season', 'accent', 'market', 'mood'] as const;
/** Fields with which a client would say what only the server says. */
const smuggled = [
  'prompt',
  'negativePrompt',
  'seed',
  'seeds',
  'routeId',
  'model',
  'references',
  'inputs',
  'locksetId',
  'requestedBy',
  'brandId',
  'estimateMicros',
  'state',
  'constructor',
  'toString',
] as const;

type Change =
  | {
      kind: 'field';
      field: (typeof fields)[number];
      from: 'nonsense' | 'foreign' | 'own';
      value: unknown;
      pick: number;
    }
  | { kind: 'slot'; slot: string; value: unknown }
  | { kind: 'smuggle'; field: string; value: unknown }
  | { kind: 'drop'; field: string }
  | { kind: 'slots'; value: unknown };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(...fields),
      from: fc.constantFrom('nonsense' as const, 'foreign' as const, 'own' as const, 'own' as const),
      value: nonsense,
      pick: fc.nat(20),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('slot' as const),
      slot: fc.oneof(
        fc.constantFrom<string>(...slots),
        fc.constantFrom('__proto__', 'constructor', 'logo', 'a'.repeat(50)),
      ),
      value: fc.oneof(words, nonsense),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('smuggle' as const),
      field: fc.constantFrom<string>(...smuggled),
      value: nonsense,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('drop' as const),
      field: fc.constantFrom<string>(...fields, 'slots', 'idempotencyKey'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slots' as const), value: nonsense }) },
);

export type HostileRequest = { who: number; changes: Change[] };
/** A request that was right, and what a hostile client made of it; `who` chooses among the people given. */
export const hostileRequest = (people: number): fc.Arbitrary<HostileRequest> =>
  fc.record({
    // Mostly somebody who may run in the campaign, so that the request itself decides.
    who: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(people - 1) }),
    changes: fc.array(change, { maxLength: 4 }),
  });

/** The request as it is sent. */
export function withChanges(
  world: HostileWorld,
  changes: readonly Change[],
  key: string,
): Record<string, unknown> {
  const request: Record<string, unknown> = { ...world.request, idempotencyKey: key };
  const put = (target: Record<string, unknown>, field: string, value: unknown) =>
    // As JSON.parse would: `__proto__` becomes a property, not a prototype.
    Object.defineProperty(target, field, { value, enumerable: true, writable: true, configurable: true });
  for (const it of changes) {
    if (it.kind === 'field') {
      const list = it.from === 'nonsense' ? [it.value] : (world[it.from][it.field] ?? [it.value]);
      put(request, it.field, list[it.pick % list.length]);
    } else if (it.kind === 'slot') {
      const before = request.slots;
      const next: Record<string, unknown> = before && typeof before === 'object' ? { ...before } : {};
      put(next, it.slot, it.value);
      request.slots = next;
    } else if (it.kind === 'smuggle') put(request, it.field, it.value);
    else if (it.kind === 'drop') delete request[it.field];
    else request.slots = it.value;
  }
  return request;
}
