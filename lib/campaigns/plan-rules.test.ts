import { describe, expect, it } from 'vitest';
import { registry } from '@/lib/models/registry';
import { starterSpec } from '@/lib/templates/starter-spec';
import { type PlanRoute, type PlanWorld, planReasons } from './plan-rules';
import type { CampaignPlan } from './schemas';

const noLimits = { uses: null, territories: null, until: null };
const routes: PlanRoute[] = registry.map(({ id, name, spec, terms }) => ({
  id,
  name,
  spec,
  enabled: true,
  terms: { id: `t-${id}`, version: 1, answers: terms.answers },
  decision: { id: `d-${id}`, termsId: `t-${id}`, decision: 'accepted', limits: noLimits },
}));
const world: PlanWorld = {
  templates: [{ id: 'tpv_1', name: 'Cups', number: 1, specHash: 'h', spec: starterSpec }],
  references: [
    {
      id: 'ref_1',
      name: 'Cup',
      role: 'product',
      sha256: 'x',
      sets: ['Autumn'],
      territories: ['DE', 'GB'],
      expiresOn: '2027-01-31',
      withdrawnAt: null,
      withdrawnReason: null,
    },
  ],
  routes,
  today: '2026-11-24',
};
const draft = 'sandbox:sandbox-draft:built-in';
const plan: CampaignPlan = {
  templateVersionIds: ['tpv_1'],
  references: [{ id: 'ref_1', required: true }],
  seeds: [1, 2, 3, 4],
  tiers: [{ tier: 'draft', routeIds: [draft] }],
  sizes: ['1:1'],
  markets: ['de-DE'],
  chains: [],
  needs: { uses: ['owned'], territories: ['DE'], indemnity: false },
};
const codes = (change: Partial<CampaignPlan>, over: Partial<PlanWorld> = {}) =>
  planReasons({ ...plan, ...change }, { ...world, ...over }).map((reason) => reason.code);

describe('what keeps a plan from being proposed', () => {
  it('nothing, when it is complete', () => expect(codes({})).toEqual([]));
  it.each<[string, Partial<CampaignPlan>, string[]]>([
    ['no template', { templateVersionIds: [] }, ['no_template']],
    ['a foreign template', { templateVersionIds: ['tpv_1', 'tpv_x'] }, ['template_gone']],
    ['a template twice', { templateVersionIds: ['tpv_1', 'tpv_1'] }, ['template_twice']],
    ['a required role uncovered', { references: [] }, ['reference_missing']],
    [
      'a foreign reference',
      { references: [...plan.references, { id: 'r', required: false }] },
      ['reference_gone'],
    ],
    ['rights that do not reach', { needs: { ...plan.needs, territories: ['FR'] } }, ['rights_territory']],
    ['too few seeds', { seeds: [1] }, ['too_few_seeds']],
    ['a seed twice', { seeds: [1, 1, 2, 3] }, ['seed_twice']],
    ['no tier', { tiers: [] }, ['no_tier']],
    ['a tier without a model', { tiers: [{ tier: 'draft', routeIds: [] }] }, ['tier_without_route']],
    [
      'a model that does not serve the tier',
      { tiers: [{ tier: 'final', routeIds: [draft] }] },
      ['route_tier'],
    ],
    ['an unknown model', { tiers: [{ tier: 'draft', routeIds: ['x'] }] }, ['route_gone']],
    [
      'a retired model',
      { tiers: [{ tier: 'draft', routeIds: ['google:gemini-2.5-flash-image:paid'] }] },
      ['route_retired'],
    ],
    ['no size', { sizes: [] }, ['no_size']],
    ['no market', { markets: [] }, ['no_market']],
    ['a chain for no market', { chains: [{ market: 'fr-FR', stages: ['brand'] }] }, ['chain_stray']],
    ['a stage twice', { chains: [{ market: 'de-DE', stages: ['brand', 'brand'] }] }, ['stage_twice']],
    ['no use', { needs: { ...plan.needs, uses: [] } }, ['no_use']],
    ['no territory', { needs: { ...plan.needs, territories: [] } }, ['no_territory']],
    ['indemnity that nobody gives', { needs: { ...plan.needs, indemnity: true } }, ['terms_indemnity']],
  ])('%s', (_name, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
  it('a size or a tier that no template allows', () => {
    const spec = { ...starterSpec, sizes: ['1:1' as const], tiers: ['draft' as const] };
    const templates = [{ id: 'tpv_1', name: 'Cups', number: 1, specHash: 'h', spec }];
    const final = { tier: 'final' as const, routeIds: ['sandbox:sandbox-final:built-in'] };
    expect(codes({ sizes: ['1:1', '4:5'], tiers: [...plan.tiers, final] }, { templates })).toEqual([
      'tier_unused',
      'size_unused',
    ]);
    expect(codes({ sizes: ['4:5'], tiers: [final] }, { templates })).toEqual([
      'template_without_tier',
      'template_without_size',
      'tier_unused',
      'size_unused',
    ]);
  });
  it('terms that are not accepted, or a model that is off', () => {
    const off = routes.map((route) => ({ ...route, enabled: false, decision: null }));
    expect(codes({}, { routes: off })).toEqual(['route_off', 'terms_not_accepted']);
  });
  it('rights that ended or were withdrawn', () => {
    const [reference] = world.references;
    if (!reference) throw new Error('gone');
    expect(codes({}, { references: [{ ...reference, expiresOn: '2026-11-23' }] })).toEqual([
      'rights_expired',
    ]);
    expect(
      codes({}, { references: [{ ...reference, withdrawnAt: new Date(0), withdrawnReason: 'x' }] }),
    ).toEqual(['rights_withdrawn']);
  });
});

describe("a pinned template's own locks", () => {
  const pinned = (change: Partial<typeof starterSpec>) => ({
    templates: [{ id: 'tpv_1', name: 'Cups', number: 1, specHash: 'h', spec: { ...starterSpec, ...change } }],
  });
  const from = (sourceSet: string) =>
    pinned({ references: [{ role: 'product', required: true, max: 1, sourceSet }] });
  const madeFor = (market: string) => pinned({ parent: { versionId: 'tpv_0', specHash: 'p', market } });
  it('take references of the named set only, and say which one is not in it', () => {
    expect(codes({}, from('Autumn'))).toEqual([]);
    expect(planReasons(plan, { ...world, ...from('Winter') })).toMatchObject([
      {
        code: 'reference_set',
        message:
          'Cups, version 1, takes product references only from the set "Winter", and "Cup" is not in it.',
        path: 'plan.references',
      },
    ]);
  });
  it('need the market that the template is made for', () => {
    expect(codes({}, madeFor('de-DE'))).toEqual([]);
    expect(codes({}, madeFor('fr-FR'))).toEqual(['template_market']);
  });
});
