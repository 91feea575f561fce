import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApplicableBudget } from '@/lib/budgets/rules';
import { emptyPlan, type LocksetDocument, strictPolicies } from '@/lib/campaigns/schemas';
import { candidate } from '@/lib/models/test-candidates';
import { type DeskSource, isReplacement, replacements, trialTier, withReplacement } from './rules';

const source: DeskSource = {
  outputId: 'o1',
  runId: 'r1',
  operation: 'generate',
  size: '4:5',
  mask: false,
  inputs: [{ role: 'product', consent: '', bytes: 1000, pixels: 1000 }],
};
const document: LocksetDocument = {
  locksetVersion: 1,
  campaignId: 'c',
  number: 1,
  templates: [],
  references: [],
  seeds: [1],
  tiers: [{ tier: 'draft', routes: ['old'] }],
  sizes: ['4:5'],
  markets: ['en-GB'],
  chains: [],
  needs: { uses: ['owned'], territories: ['GB'], indemnity: false },
  policies: strictPolicies,
};
const budget: ApplicableBudget = {
  kind: 'campaign',
  currency: 'USD',
  limitMicros: 100_000,
  reservedMicros: 0,
  spentMicros: 0,
  hard: true,
};
const ask = (candidates: ReturnType<typeof candidate>[], over: Record<string, unknown> = {}) =>
  replacements(candidates, [source, source], {
    document,
    tier: 'draft' as const,
    currency: 'USD',
    today: '2026-11-25',
    fromRouteId: 'old',
    budgets: [budget],
    ...over,
  });
const final = {
  tiers: ['final' as const],
  resolutions: { final: '2K' as const },
  priceMicros: { '2K': 60_000 },
};

describe('who may take the place', () => {
  test('not the model itself; those that may come first, the cheapest of them first', () => {
    const found = ask([
      candidate({ id: 'old' }),
      candidate({ id: 'dear' }, { priceMicros: { '1K': 40_000 } }),
      candidate({ id: 'off', enabled: false }),
      candidate({ id: 'cheap' }),
    ]);
    expect(found.map((option) => [option.id, option.reasons.length === 0])).toEqual([
      ['cheap', true],
      ['dear', true],
      ['off', false],
    ]);
    expect(found[0]).toMatchObject({ totalMicros: 20_000, prices: [10_000, 10_000], madeAt: 'draft' });
  });

  const reasonCodes = (...args: Parameters<typeof ask>) =>
    ask(...args)[0]?.reasons.map((reason) => reason.code);
  test.each([
    ['terms that nobody accepted', { decision: null }, {}, ['terms_not_accepted']],
    ['no key', { configured: false }, {}, ['route_no_key']],
    ['another tier', {}, final, ['route_tier']],
    ['no such ratio', {}, { ratios: ['1:1' as const] }, ['route_ratio']],
    ['no such operation', {}, { operations: ['refine' as const] }, ['route_operation']],
    ['too few inputs', {}, { maxInputs: 0 }, ['route_inputs']],
    ['no price', {}, { priceMicros: {} }, ['route_price']],
    ['another currency', {}, { currency: 'EUR' }, ['route_currency']],
    ['more than the budget has', {}, { priceMicros: { '1K': 90_000 } }, ['budget']],
    [
      'retired',
      {},
      { lifecycle: { state: 'live' as const, since: null, retiresOn: '2026-11-01' } },
      ['route_retired'],
    ],
    ['a role that may not', { permit: { allowed: false, left: null } }, {}, ['route_role']],
  ])('%s', (_, over, spec, codes) => {
    expect(reasonCodes([candidate({ id: 'x', ...over }, spec)])).toEqual(codes);
  });

  test('a looser seed is no reason; it is said, unless the lockset accepts it already', () => {
    const hint = candidate({ id: 'x' }, { seedClass: 'hint' });
    expect(ask([hint])[0]).toMatchObject({ reasons: [], needsSeedMayVary: true });
    const loose = { ...document, policies: { ...strictPolicies, seedMayVary: true } };
    expect(ask([hint], { document: loose })[0]).toMatchObject({ reasons: [], needsSeedMayVary: false });
  });

  test('a model without a draft size is tried at the size of the tier that it is meant for', () => {
    const only = candidate({ id: 'x' }, final);
    expect(trialTier(only.spec, 'final')).toBe('final');
    expect(ask([only], { tier: 'final' })[0]).toMatchObject({ madeAt: 'final', prices: [60_000, 60_000] });
  });
});

describe('the next plan', () => {
  const plan = {
    ...emptyPlan,
    tiers: [
      { tier: 'draft' as const, routeIds: ['old', 'b'] },
      { tier: 'final' as const, routeIds: ['old'] },
    ],
  };
  const change = { tier: 'draft' as const, from: 'old', to: 'new', seedClass: 'exact' as const };

  test('has the new model in the same place of that tier, and nothing else changed', () => {
    const next = withReplacement(plan, change);
    expect(next).toEqual({
      ...plan,
      tiers: [
        { tier: 'draft', routeIds: ['new', 'b'] },
        { tier: 'final', routeIds: ['old'] },
      ],
    });
    expect(withReplacement(plan, { ...change, to: 'b' }).tiers[0]?.routeIds).toEqual(['b']);
  });

  test('accepts a looser seed only where the new model needs it', () => {
    expect(withReplacement(plan, { ...change, seedClass: 'hint' }).policies?.seedMayVary).toBe(true);
    const { policies: _none, ...before } = plan;
    expect(withReplacement(before, { ...change, seedClass: 'hint' }).policies).toBeUndefined();
  });

  test('never names the old model in that tier, nor a model twice', () => {
    const ids = fc.uniqueArray(fc.constantFrom('old', 'new', 'b', 'c'), { minLength: 1 });
    fc.assert(
      fc.property(ids, (routeIds) => {
        const next = withReplacement({ ...plan, tiers: [{ tier: 'draft', routeIds }] }, change);
        const named = next.tiers[0]?.routeIds ?? [];
        expect(named).not.toContain('old');
        expect(new Set(named).size).toBe(named.length);
        expect(named.includes('new')).toBe(routeIds.includes('old') || routeIds.includes('new'));
      }),
    );
  });

  test('is told from other changes', () => {
    const trial = { tier: 'draft', fromRouteId: 'old', toRouteId: 'new' };
    const next = (routes: string[]) => ({ ...document, tiers: [{ tier: 'draft' as const, routes }] });
    expect(isReplacement(trial, document, next(['new']))).toBe(true);
    expect(isReplacement(trial, document, next(['old', 'new']))).toBe(false);
    expect(isReplacement(trial, document, next(['other']))).toBe(false);
    expect(isReplacement({ ...trial, tier: 'final' }, document, next(['new']))).toBe(false);
  });
});
