import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { setBudget } from '@/lib/budgets/set-budget';
import { db } from '@/lib/db/client';
import { makeActiveCampaign, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { passedSentence, readConceptStanding } from './concept-standing';
import type { ConceptTried } from './concept-store';
import { insightCsv } from './csv-tables';
import { insightReach } from './read-insights';
import { at, draw, makeStage, NOW, read, totals } from './test-history';

const database = testDatabase();
let stage: Awaited<ReturnType<typeof makeStage>>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  stage = await makeStage(database.asOwner);
});
afterAll(() => {
  vi.useRealTimers();
});

describe('narrowed', () => {
  test('by campaign and by template', async () => {
    const there = await read(stage.world.as.lead, { campaign: stage.winter.campaignId });
    expect(totals(there)).toEqual([1, 1, 0, 0, 0]);
    const templates = (await read(stage.world.as.lead)).choices.templates.map((entry) => entry.value);
    expect(templates).toHaveLength(2);
    const each = await Promise.all(templates.map((template) => read(stage.world.as.lead, { template })));
    const sums = each.map(totals).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    // The uploaded picture has no template.
    expect(sums).toEqual([
      [1, 1, 0, 0, 0],
      [8, 4, 5, 2, 1],
    ]);
    const [few, many] = each.map((data) => data.concepts.concepts).sort((a, b) => a - b);
    expect([few, many]).toEqual([1, 4]);
  });

  test('by person: who requested, picked, submitted', async () => {
    const data = await read(stage.world.as.lead, { person: stage.world.as.creative.actor.id });
    expect(totals(data)).toEqual([2, 2, 1, 0, 0]);
    expect(data.concepts).toMatchObject({ concepts: 2, picked: 2, attempts: 2 });
    expect(data.reviews).toMatchObject({ decided: 1, firstApproved: 0, rejected: 1 });
  });

  test('to another brand’s campaign, template or person: nothing', async () => {
    const foreign = [
      { campaign: stage.autumn.campaignId },
      { person: stage.world.as.creative.actor.id },
      { template: (await read(stage.world.as.lead)).choices.templates[0]?.value ?? '' },
    ];
    for (const filter of foreign) {
      const data = await read(stage.other.as.lead, filter);
      expect(totals(data)).toEqual([0, 0, 0, 0, 0]);
      expect(data).toMatchObject({ curve: [], spend: [], reasons: [], unpicked: [] });
      expect(data.choices).toEqual({ campaigns: [], templates: [], people: [] });
    }
  });
});

describe('whose figures one may see', () => {
  test('a lead everybody’s, others their own, legal and admins none', () => {
    expect(insightReach(stage.world.as.lead)).toBe('all');
    for (const role of ['campaign_manager', 'creative', 'brand_owner'] as const)
      expect(insightReach(stage.world.as[role])).toBe('own');
    for (const role of ['legal', 'admin'] as const)
      expect(() => insightReach(stage.world.as[role])).toThrow(/does not allow/);
  });

  test('another person in the address changes nothing for who may see only their own', async () => {
    const own = await read(stage.world.as.campaign_manager);
    expect(totals(own)).toEqual([7, 4, 4, 2, 1]);
    expect(own.choices.people).toEqual([]);
    const asked = await read(stage.world.as.campaign_manager, { person: stage.world.as.creative.actor.id });
    expect(asked).toEqual(own);
    expect(own.reasons.map((row) => row.reason)).toEqual(['Too busy above']);
    const creative = await read(stage.world.as.creative, {
      person: stage.world.as.campaign_manager.actor.id,
    });
    expect(totals(creative)).toEqual([2, 2, 1, 0, 0]);
    expect(creative.unpicked).toEqual([]);
    expect(insightCsv(creative, 'unpicked').trim().split('\r\n')).toHaveLength(1);
  });
});

test('an empty brand has zeros and no figures, and no error', async () => {
  const data = await read(stage.other.as.lead);
  expect(data.concepts).toMatchObject({ concepts: 0, picked: 0, attempts: 0, medianToPickMs: null });
  expect(data.inflection.attempt).toBeNull();
  expect(data.states.every((row) => row.left === 0 && row.still === 0)).toBe(true);
  expect(Object.values(data.figures).filter((figure) => figure.value !== null)).toEqual([
    { value: 0, before: 0 },
  ]);
});

describe('money', () => {
  test('the hand-off price of the campaign decides whether a concept has passed its inflection point', async () => {
    const price = (handOffMicros: number | null) =>
      setBudget(stage.world.as.lead, {
        campaignId: stage.autumn.campaignId,
        currency: 'USD',
        limitMicros: 100_000_000,
        handOffMicros,
      });
    const standing = () =>
      readConceptStanding(db(), stage.world.brand.id, {
        id: stage.history.tired,
        campaignId: stage.autumn.campaignId,
      });
    // Everything that was tried in the campaign: 85 minutes 10 seconds at 60 an hour and 0.10, for four picks.
    await price(21_320_000);
    expect(await standing()).toMatchObject({
      passed: null,
      inflection: { attempt: null, rule: 'price' },
      tried: { attempts: 3, micros: 30_000, picked: false },
    });
    await price(21_310_000);
    const dearer = await standing();
    expect(dearer.passed).toContain(
      'attempt 1 is where a further pick costs more than a hand-off at $21.31.',
    );
    const listed = (await read(stage.world.as.lead)).unpicked[0];
    expect(listed?.passed).toBe(dearer.passed);
    await price(null);
    const alone = passedSentence(
      dearer.tried as ConceptTried,
      { attempt: null, rule: 'price' },
      { handOffMicros: 15_000_000, currency: 'USD' },
    );
    expect(alone).toContain('Its 3 attempts took $15.11 in money and time without a pick');
  });

  test('of two currencies is never added up', async () => {
    const mixed = await makeWorld();
    const [dollars, euros] = [await makeActiveCampaign(mixed), await makeActiveCampaign(mixed)];
    await setBudget(mixed.as.lead, {
      campaignId: euros.campaignId,
      currency: 'USD',
      limitMicros: 9_000_000,
      handOffMicros: 1_000,
    });
    await draw(mixed.as.campaign_manager, dollars, '2026-11-04T09:00:00Z', { count: 2 });
    await draw(mixed.as.campaign_manager, dollars, '2026-11-04T10:00:00Z');
    await draw(mixed.as.campaign_manager, euros, '2026-11-04T11:00:00Z', { count: 3 });
    // All built-in routes are priced in dollars.
    await database.asOwner(`SET session_replication_role = replica;
      UPDATE run SET currency = 'EUR' WHERE campaign_id = '${euros.campaignId}';
      UPDATE budget SET currency = 'EUR' WHERE campaign_id = '${euros.campaignId}'`);
    at(NOW.getTime());
    const data = await read(mixed.as.lead);
    expect(data).toMatchObject({
      mixed: true,
      currency: 'USD',
      handOffMicros: null,
      inflection: { rule: 'rate' },
    });
    expect(data.figures.costPerApproved).toEqual({ value: null, before: null });
    expect(data.spend.map((row) => row.micros)).toEqual([30_000]);
    // Each concept is told in its own money, against the price of its own campaign.
    const inEuros = data.unpicked.find((row) => row.currency === 'EUR');
    expect(inEuros).toMatchObject({ campaignId: euros.campaignId, micros: 30_000 });
    expect(inEuros?.passed).toContain('€');
    const one = await read(mixed.as.lead, { campaign: euros.campaignId });
    expect(one).toMatchObject({ mixed: false, currency: 'EUR', handOffMicros: 1_000 });
  });
});
