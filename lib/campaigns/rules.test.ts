import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recomputeLocksetHash, sealDocument } from './lockset-hash';
import { documentFromRows, locksetDiff, planFromDocument, rowsFromPlan, stagesOf } from './rules';
import type { CampaignPlan, LocksetDocument } from './schemas';

const hash = 'a'.repeat(64);
const plan: CampaignPlan = {
  templateVersionIds: ['tpv_b', 'tpv_a'],
  references: [
    { id: 'ref_2', required: true },
    { id: 'ref_1', required: false },
  ],
  seeds: [9, 3, 7],
  tiers: [
    { tier: 'final', routeIds: ['f1'] },
    { tier: 'draft', routeIds: ['d2', 'd1'] },
  ],
  sizes: ['16:9', '1:1'],
  markets: ['en-GB', 'de-DE'],
  chains: [{ market: 'de-DE', stages: ['legal'] }],
  needs: { uses: ['paid_media', 'owned'], territories: ['GB', 'DE'], indemnity: false },
};
const things = {
  templates: ['tpv_a', 'tpv_b'].map((id) => ({ id, specHash: hash })),
  references: ['ref_1', 'ref_2'].map((id) => ({ id, sha256: hash, role: 'product' })),
};
const freeze = (change: Partial<CampaignPlan> = {}): LocksetDocument => {
  const full = { ...plan, ...change };
  return documentFromRows(rowsFromPlan(full, things, { campaignId: 'cmp_1', number: 1 }), full);
};

describe('the document of a plan', () => {
  it('keeps the order that means something, and fixes the rest', () => {
    const document = freeze();
    expect(document.templates.map((entry) => entry.versionId)).toEqual(['tpv_a', 'tpv_b']);
    expect(document.references.map((entry) => entry.id)).toEqual(['ref_2', 'ref_1']);
    expect(document.seeds).toEqual([9, 3, 7]);
    expect(document.tiers).toEqual([
      { tier: 'draft', routes: ['d2', 'd1'] },
      { tier: 'final', routes: ['f1'] },
    ]);
    expect(document.sizes).toEqual(['1:1', '16:9']);
    expect(document.chains).toEqual([
      { market: 'de-DE', stages: ['legal'] },
      { market: 'en-GB', stages: ['brand', 'legal'] },
    ]);
  });
  it('gives the hash again from its rows, in whatever order the database returns them', () => {
    const { sha256, json } = sealDocument(freeze());
    const rows = rowsFromPlan(plan, things, { campaignId: 'cmp_1', number: 1 });
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (random) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((entry) => ({ entry, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
        const mixed = {
          ...rows,
          templates: shuffled(rows.templates),
          references: shuffled(rows.references),
          seeds: shuffled(rows.seeds),
          tiers: shuffled(rows.tiers),
          routes: shuffled(rows.routes),
          sizes: shuffled(rows.sizes),
          markets: shuffled(rows.markets),
          stages: shuffled(rows.stages),
        };
        expect(recomputeLocksetHash(mixed, json)).toBe(sha256);
      }),
      { numRuns: 50 },
    );
  });
  it('shows every change of a row in the hash', () => {
    const { sha256, json } = sealDocument(freeze());
    const rows = rowsFromPlan(plan, things, { campaignId: 'cmp_1', number: 1 });
    const changed = [
      { ...rows, templates: rows.templates.slice(1) },
      { ...rows, references: rows.references.map((row) => ({ ...row, required: !row.required })) },
      { ...rows, seeds: rows.seeds.map((row) => ({ ...row, seed: row.seed + 1 })) },
      { ...rows, routes: rows.routes.map((row) => ({ ...row, position: 3 - row.position })) },
      { ...rows, sizes: [] },
      { ...rows, markets: [...rows.markets, { market: 'fr-FR' }] },
      { ...rows, stages: rows.stages.slice(1) },
    ];
    for (const entry of changed) expect(recomputeLocksetHash(entry, json)).not.toBe(sha256);
  });
  it('can be planned again', () => {
    const document = freeze();
    expect(freeze(planFromDocument(document))).toEqual(document);
  });
});

it('gives a market without a chain brand, then legal', () => {
  expect(stagesOf(plan, 'en-GB')).toEqual(['brand', 'legal']);
  expect(stagesOf(plan, 'de-DE')).toEqual(['legal']);
});

describe('what differs', () => {
  it.each<[string, Partial<CampaignPlan>, string[]]>([
    ['nothing', {}, []],
    ['a template', { templateVersionIds: ['tpv_a'] }, ['Template version removed: Cups, version 2.']],
    [
      'whether a reference is required',
      { references: [{ id: 'ref_2', required: true }] },
      ['Reference removed: Cup (product).'],
    ],
    [
      'the order of references',
      { references: [...plan.references].reverse() },
      ['The order of the references changed.'],
    ],
    ['seeds', { seeds: [9, 3] }, ['Seeds changed from 9, 3, 7 to 9, 3.']],
    [
      'a tier less',
      { tiers: [plan.tiers[1] as CampaignPlan['tiers'][number]] },
      ['The final tier was removed.'],
    ],
    [
      'the order of models',
      { tiers: [plan.tiers[0] as CampaignPlan['tiers'][number], { tier: 'draft', routeIds: ['d1', 'd2'] }] },
      ['Models of the draft tier changed from d2, d1 to d1, d2.'],
    ],
    ['sizes', { sizes: ['1:1', '4:5'] }, ['Size added: 4:5.', 'Size removed: 16:9.']],
    ['markets', { markets: ['de-DE'] }, ['Market removed: en-GB.']],
    [
      'a chain',
      { chains: [] },
      ['Approval for de-DE changed from legal review to brand review, then legal review.'],
    ],
    [
      'needs',
      { needs: { uses: ['owned'], territories: ['WORLD'], indemnity: true } },
      [
        'Use removed: paid media.',
        'Territory added: WORLD.',
        'Territory removed: DE.',
        'Territory removed: GB.',
        'Indemnity is needed now.',
      ],
    ],
  ])('%s', (_name, change, lines) => {
    expect(locksetDiff(freeze(), freeze(change), { tpv_b: 'Cups, version 2', ref_1: 'Cup' })).toEqual(lines);
  });
});
