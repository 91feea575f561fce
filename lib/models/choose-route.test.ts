import { describe, expect, test } from 'vitest';
import { type Candidate, chooseRoute, type RouteQuestion } from './choose-route';
import { registry } from './registry';
import type { ModelSpec } from './schemas';

const sandboxSpec = registry[0]?.spec as ModelSpec;

const candidate = (over: Partial<Candidate> = {}, spec: Partial<ModelSpec> = {}): Candidate => ({
  id: over.id ?? 'a',
  name: over.name ?? over.id ?? 'A',
  modelId: 'm',
  provider: 'sandbox',
  enabled: true,
  position: 0,
  configured: true,
  spec: { ...sandboxSpec, ...spec },
  terms: {
    id: 't1',
    version: 1,
    answers: {
      outputOwnership: '',
      commercialUse: 'yes',
      indemnity: 'unknown',
      trainingOnInputs: 'no',
      retention: '',
      regions: '',
      marking: '',
      note: '',
    },
  },
  decision: {
    id: 'd1',
    termsId: 't1',
    decision: 'accepted',
    limits: { uses: null, territories: null, until: null },
  },
  ...over,
});

const question: RouteQuestion = {
  tier: 'draft',
  operation: 'generate',
  ratio: '4:5',
  inputs: 1,
  count: 4,
  needs: { uses: ['paid_media'], territories: ['DE'], indemnity: false },
  currency: 'USD',
  budgetLeftMicros: 1_000_000,
  mask: false,
  today: '2026-11-24',
};

const limits = { uses: null, territories: null, until: null };

/** Each row: what differs from a candidate that may and can, and the one code that must stand against it. */
const refusals: [string, Partial<Candidate>, Partial<ModelSpec>, Partial<RouteQuestion>, string][] = [
  ['switched off', { enabled: false }, {}, {}, 'route_off'],
  ['no key', { configured: false }, {}, {}, 'route_no_key'],
  ['retired', {}, { lifecycle: { state: 'retired', since: null, retiresOn: null } }, {}, 'route_retired'],
  [
    'past its last day',
    {},
    { lifecycle: { state: 'retiring', since: null, retiresOn: '2026-11-24' } },
    {},
    'route_retired',
  ],
  ['another tier', {}, {}, { tier: 'final' }, 'route_tier'],
  ['cannot localise', {}, { operations: ['generate'] }, { operation: 'localise' }, 'route_operation'],
  ['no such ratio', {}, { ratios: ['1:1'] }, {}, 'route_ratio'],
  ['too many inputs', {}, { maxInputs: 2 }, { inputs: 3 }, 'route_inputs'],
  ['no mask', {}, { mask: false }, { mask: true }, 'route_mask'],
  ['no terms', { terms: null }, {}, {}, 'terms_missing'],
  ['not decided', { decision: null }, {}, {}, 'terms_not_accepted'],
  ['refused', { decision: { id: 'd', termsId: 't1', decision: 'refused', limits } }, {}, {}, 'terms_refused'],
  [
    'older terms',
    { decision: { id: 'd', termsId: 't0', decision: 'accepted', limits } },
    {},
    {},
    'terms_changed',
  ],
  [
    'acceptance over',
    {
      decision: {
        id: 'd',
        termsId: 't1',
        decision: 'accepted_with_limits',
        limits: { ...limits, until: '2026-11-23' },
      },
    },
    {},
    {},
    'terms_expired',
  ],
  [
    'another use',
    {
      decision: {
        id: 'd',
        termsId: 't1',
        decision: 'accepted_with_limits',
        limits: { ...limits, uses: ['internal'] },
      },
    },
    {},
    {},
    'terms_use',
  ],
  [
    'another territory',
    {
      decision: {
        id: 'd',
        termsId: 't1',
        decision: 'accepted_with_limits',
        limits: { ...limits, territories: ['FR'] },
      },
    },
    {},
    {},
    'terms_territory',
  ],
  ['indemnity unknown', {}, {}, { needs: { ...question.needs, indemnity: true } }, 'terms_indemnity'],
  ['no price', {}, { priceMicros: {} }, {}, 'route_price'],
  ['another currency', {}, {}, { currency: 'EUR' }, 'route_currency'],
  ['too dear', {}, {}, { budgetLeftMicros: 39_999 }, 'budget'],
];

describe('what stands against a route', () => {
  test.each(refusals)('%s', (_name, over, spec, asked, code) => {
    const { chosen, others } = chooseRoute([candidate(over, spec)], { ...question, ...asked });
    expect(chosen).toBeNull();
    expect(others[0]?.reasons.map((reason) => reason.code)).toEqual([code]);
    expect(others[0]?.reasons[0]?.message).toMatch(/\.$/);
  });
});

describe('what is chosen', () => {
  test('the first of the lockset, whatever the order given or the price', () => {
    const dear = candidate({ id: 'dear', position: 0 }, { priceMicros: { '1K': 90_000 } });
    const cheap = candidate({ id: 'cheap', position: 1 });
    const { chosen, others } = chooseRoute([cheap, dear], question);
    expect(chosen?.id).toBe('dear');
    expect(others).toEqual([
      { id: 'cheap', name: 'cheap', reasons: [expect.objectContaining({ code: 'not_needed' })] },
    ]);
  });

  test('the next one, when the first may not be used, and it says why not', () => {
    const { chosen, others } = chooseRoute(
      [candidate({ id: 'first', decision: null }), candidate({ id: 'second', position: 1 })],
      question,
    );
    expect(chosen?.id).toBe('second');
    expect(chosen?.why.join(' ')).toContain('Not first: Legal has not accepted the terms of first.');
    expect(others[0]?.reasons[0]?.code).toBe('terms_not_accepted');
  });

  test('the budget covers the whole run to the last micro-unit', () => {
    expect(chooseRoute([candidate()], { ...question, budgetLeftMicros: 40_000 }).chosen?.pictureMicros).toBe(
      10_000,
    );
  });

  test('without a hard stop money does not decide', () => {
    expect(chooseRoute([candidate()], { ...question, budgetLeftMicros: null }).chosen?.id).toBe('a');
  });

  test('each further input picture costs what the model says', () => {
    const { chosen } = chooseRoute([candidate({}, { extraInputMicros: 3_000 })], { ...question, inputs: 3 });
    expect(chosen?.pictureMicros).toBe(16_000);
  });

  test('every reason is given at once', () => {
    const { others } = chooseRoute(
      [candidate({ enabled: false, decision: null }, { maxInputs: 0 })],
      question,
    );
    expect(others[0]?.reasons.map((reason) => reason.code)).toEqual([
      'route_off',
      'route_inputs',
      'terms_not_accepted',
    ]);
  });

  test('no shipped route but the sandbox works without an acceptance or a key', () => {
    for (const entry of registry) {
      const tier = entry.spec.tiers[0] ?? 'draft';
      const asked = { ...question, tier };
      const { chosen } = chooseRoute(
        [candidate({ id: entry.id, name: entry.name, decision: null }, entry.spec)],
        asked,
      );
      expect(chosen, entry.id).toBeNull();
    }
  });
});
