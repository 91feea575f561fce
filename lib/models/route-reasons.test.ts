import { describe, expect, test } from 'vitest';
import { chooseRoute } from './choose-route';
import type { Candidate, RouteQuestion } from './route-reasons';
import type { ModelSpec } from './schemas';
import { candidate, noLimits, question } from './test-candidates';

type Row = [
  name: string,
  codes: string[],
  over?: Partial<Candidate>,
  spec?: Partial<ModelSpec>,
  asked?: Partial<RouteQuestion>,
];
const decided = (
  decision: 'accepted' | 'accepted_with_limits' | 'refused',
  limits: Partial<typeof noLimits> | Record<string, unknown> = {},
  termsId = 't1',
): Partial<Candidate> => ({
  decision: { id: 'd', termsId, decision, limits: { ...noLimits, ...limits } },
});
const lifecycle = (state: ModelSpec['lifecycle']['state'], retiresOn: string | null) => ({
  lifecycle: { state, since: null, retiresOn },
});
const needs = (over: Partial<RouteQuestion['needs']>) => ({ needs: { ...question.needs, ...over } });

/** One candidate each: what differs from one that may and can, and every code that must stand against it. */
const table: Row[] = [
  ['as it is', []],
  ['switched off', ['route_off'], { enabled: false }],
  ['no key', ['route_no_key'], { configured: false }],
  // Lifecycle.
  ['preview', [], {}, lifecycle('preview', null)],
  ['retired', ['route_retired'], {}, lifecycle('retired', null)],
  ['retired, with its day', ['route_retired'], {}, lifecycle('retired', '2026-10-02')],
  ['past its last day', ['route_retired'], {}, lifecycle('retiring', '2026-11-23')],
  ['on its last day', ['route_retired'], {}, lifecycle('retiring', '2026-11-24')],
  ['the day before its last', [], {}, lifecycle('retiring', '2026-11-25')],
  ['called live, but its day has come', ['route_retired'], {}, lifecycle('live', '2026-11-24')],
  // Capability.
  ['another tier', ['route_tier'], {}, {}, { tier: 'final' }],
  ['a tier without a size', ['route_tier'], {}, { resolutions: {} }],
  ['cannot localise', ['route_operation'], {}, { operations: ['generate'] }, { operation: 'localise' }],
  ['can localise', [], {}, { operations: ['localise'] }, { operation: 'localise' }],
  ['no such ratio', ['route_ratio'], {}, { ratios: ['1:1'] }],
  ['the last of its inputs', [], {}, { maxInputs: 3 }, { inputs: 3 }],
  ['one input too many', ['route_inputs'], {}, { maxInputs: 2 }, { inputs: 3 }],
  ['takes no inputs', ['route_inputs'], {}, { maxInputs: 0 }],
  ['inputs not verified', [], {}, { maxInputs: null }, { inputs: 14 }],
  ['an input of the most bytes', [], {}, { maxInputBytes: 1_000_000 }],
  ['an input a byte too large', ['route_input_bytes'], {}, { maxInputBytes: 999_999 }],
  ['an input of the most pixels', [], {}, { maxInputPixels: 1_000_000 }],
  ['an input a pixel too large', ['route_input_pixels'], {}, { maxInputPixels: 999_999 }],
  ['people, where they are refused', ['route_faces'], {}, { faces: 'no' }, { faces: true }],
  ['people, where nobody knows', [], {}, { faces: 'unknown' }, { faces: true }],
  ['nobody to be seen, where people are refused', [], {}, { faces: 'no' }],
  ['a mask it does not take', ['route_mask'], {}, { mask: false }, { mask: true }],
  ['a mask it takes', [], {}, { mask: true }, { mask: true }],
  // Seeds.
  ['a hint, under a lockset that wants the seed kept', ['route_seed'], {}, { seedClass: 'hint' }],
  ['no seed, under a lockset that wants it kept', ['route_seed'], {}, { seedClass: 'none' }],
  ['a hint that the lockset accepts', [], {}, { seedClass: 'hint' }, { seedMayVary: true }],
  ['no seed, which the lockset accepts', [], {}, { seedClass: 'none' }, { seedMayVary: true }],
  // Terms.
  ['no terms', ['terms_missing'], { terms: null }],
  ['not decided', ['terms_not_accepted'], { decision: null }],
  ['refused', ['terms_refused'], decided('refused')],
  ['older terms were accepted', ['terms_changed'], decided('accepted', {}, 't0')],
  ['accepted until yesterday', ['terms_expired'], decided('accepted_with_limits', { until: '2026-11-23' })],
  ['accepted until today', [], decided('accepted_with_limits', { until: '2026-11-24' })],
  ['accepted for another use', ['terms_use'], decided('accepted_with_limits', { uses: ['internal'] })],
  ['accepted for this use', [], decided('accepted_with_limits', { uses: ['paid_media'] })],
  [
    'accepted for one of two uses',
    ['terms_use'],
    decided('accepted_with_limits', { uses: ['paid_media'] }),
    {},
    needs({ uses: ['paid_media', 'owned'] }),
  ],
  ['accepted elsewhere', ['terms_territory'], decided('accepted_with_limits', { territories: ['FR'] })],
  ['accepted everywhere', [], decided('accepted_with_limits', { territories: ['WORLD'] })],
  [
    'accepted in one of two territories',
    ['terms_territory'],
    decided('accepted_with_limits', { territories: ['DE'] }),
    {},
    needs({ territories: ['DE', 'FR'] }),
  ],
  ['indemnity not known', ['terms_indemnity'], {}, {}, needs({ indemnity: true })],
  [
    'too late, elsewhere and for another use',
    ['terms_expired', 'terms_use', 'terms_territory'],
    decided('accepted_with_limits', { until: '2026-01-01', uses: ['owned'], territories: ['FR'] }),
  ],
  // What the role may do.
  ['not for this role', ['route_role'], { permit: { allowed: false, left: null } }],
  ['a quota that is used up', ['quota'], { permit: { allowed: true, left: 0 } }],
  ['a quota with too little left', ['quota'], { permit: { allowed: true, left: 3 } }],
  ['a quota that just suffices', [], { permit: { allowed: true, left: 4 } }],
  // Price and budget.
  ['no price', ['route_price'], {}, { priceMicros: {} }],
  ['a price of another size only', ['route_price'], {}, { priceMicros: { '4K': 1 } }],
  ['another currency', ['route_currency'], {}, {}, { currency: 'EUR' }],
  ['a micro-unit too dear', ['budget'], {}, {}, { budgetLeftMicros: 39_999 }],
  ['just affordable', [], {}, {}, { budgetLeftMicros: 40_000 }],
  ['nothing left', ['budget'], {}, {}, { budgetLeftMicros: 0 }],
  ['nothing left, and free', [], {}, { priceMicros: { '1K': 0 } }, { budgetLeftMicros: 0 }],
  ['overspent, and no hard stop', [], {}, {}, { budgetLeftMicros: null }],
  [
    'too dear by its further inputs',
    ['budget'],
    {},
    { extraInputMicros: 1 },
    { inputs: 2, budgetLeftMicros: 40_000 },
  ],
  [
    'too dear by its quality',
    ['budget'],
    {},
    { quality: { draft: 'high' }, qualityPriceMicros: { high: { '1K': 300_000 } } },
  ],
  // Health is no reason: a resting model can, later.
  ['resting', [], { restsUntil: '2026-11-24T12:00:00.000Z' }],
  // All at once.
  [
    'everything',
    [
      'route_off',
      'route_no_key',
      'route_tier',
      'route_operation',
      'route_ratio',
      'route_mask',
      'route_inputs',
      'route_seed',
      'terms_not_accepted',
      'route_role',
    ],
    { enabled: false, configured: false, decision: null, permit: { allowed: false, left: null } },
    { operations: ['vary'], ratios: ['1:1'], mask: false, maxInputs: 0, seedClass: 'none' },
    { tier: 'final', mask: true },
  ],
];

describe('one candidate', () => {
  test.each(table)('%s', (_name, codes, over = {}, spec = {}, asked = {}) => {
    const { chosen, others } = chooseRoute([candidate(over, spec)], { ...question, ...asked });
    if (codes.length === 0) expect(chosen?.id).toBe('a');
    else {
      expect(chosen).toBeNull();
      expect(others[0]?.reasons.map((reason) => reason.code)).toEqual(codes);
      for (const { message } of others[0]?.reasons ?? [])
        expect(message).toMatch(/^A |^Legal|^The |^No |^Your /);
    }
  });
});
