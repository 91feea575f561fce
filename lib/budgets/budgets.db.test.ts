import { describe, expect, it } from 'vitest';
import { db, pool, type Tx } from '@/lib/db/client';
import { makeActiveCampaign, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { setBudget } from './set-budget';
import { budgetLeft, findBudget, release, reserve, settle } from './store';

const { asOwner } = testDatabase();

const budgetOf = (campaignId: string, over: Record<string, unknown> = {}) => ({
  campaignId,
  currency: 'USD',
  limitMicros: 5_000_000,
  handOffMicros: 20_000_000,
  ...over,
});
const eventsOf = async (campaignId: string, type: string) =>
  (await asOwner('select payload from event where campaign_id = $1 and type = $2 order by position', [
    campaignId,
    type,
  ])) as { payload: Record<string, unknown> }[];

/** Each reservation is another run's; what ends is the last one's. */
let counter = 0;
const payer = (campaignId: string) => ({
  brandId: 'brd_x',
  campaignId,
  personId: 'per_x',
  runId: `run_${counter}`,
  now: new Date(),
});
const hold = (tx: Tx, campaignId: string, micros: number) => {
  counter += 1;
  return reserve(tx, { ...payer(campaignId), currency: 'USD', micros, lifted: [] });
};
const ended = <M extends object>(campaignId: string, money: M) => ({
  ...payer(campaignId),
  outputId: null,
  event: 'output.succeeded' as const,
  ...money,
});

describe('reserve, settle, release', () => {
  it('lets exactly 50 of 200 parallel reservations through a budget for 50', async () => {
    const world = await makeWorld();
    const { campaignId } = await makeActiveCampaign(world, { limitMicros: 50 * 10_000 });
    pool().options.connectionTimeoutMillis = 0;
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => db().transaction((tx) => hold(tx, campaignId, 10_000))),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(50);
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 500_000, spentMicros: 0 });
    expect(await budgetLeft(db(), campaignId)).toBe(0);
  });
  it('turns a reservation into what was billed, or gives it back whole', async () => {
    const world = await makeWorld();
    const { campaignId } = await makeActiveCampaign(world, { limitMicros: 100 });
    await db().transaction(async (tx) => {
      expect(await hold(tx, campaignId, 60)).toMatchObject({ ok: true });
      await settle(tx, ended(campaignId, { reservedMicros: 60, spentMicros: 25 }));
      expect(await hold(tx, campaignId, 76)).toMatchObject({ ok: false, reasons: [{ code: 'budget' }] });
      expect(await hold(tx, campaignId, 75)).toMatchObject({ ok: true });
      await release(tx, ended(campaignId, { reservedMicros: 75 }));
    });
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 0, spentMicros: 25 });
  });
});

describe('setBudget', () => {
  it('is set by the lead, with its event, and raised again', async () => {
    const world = await makeWorld();
    const { campaignId } = await makeActiveCampaign(world);
    await setBudget(world.as.lead, budgetOf(campaignId));
    expect(await findBudget(db(), campaignId)).toMatchObject({
      limitMicros: 5_000_000,
      handOffMicros: 20_000_000,
    });
    expect((await eventsOf(campaignId, 'budget.set')).at(-1)?.payload).toEqual({
      currency: 'USD',
      limitMicros: 5_000_000,
      previousLimitMicros: 100_000_000,
      handOffMicros: 20_000_000,
      enforcement: 'hard',
    });
  });
  it('cannot go below what is used, nor to another currency, and says the numbers', async () => {
    const world = await makeWorld();
    const { campaignId } = await makeActiveCampaign(world);
    await db().transaction(async (tx) => {
      await hold(tx, campaignId, 3_000_000);
      await settle(tx, ended(campaignId, { reservedMicros: 1_000_000, spentMicros: 1_000_000 }));
    });
    const refusal = await setBudget(world.as.lead, budgetOf(campaignId, { limitMicros: 2_999_999 })).catch(
      (e) => e,
    );
    expect(refusal).toMatchObject({ code: 'refused', reasons: [{ path: 'limitMicros' }] });
    expect(refusal.message).toContain('$1.00 is spent and $2.00 is reserved');
    await expect(setBudget(world.as.lead, budgetOf(campaignId, { currency: 'EUR' }))).rejects.toMatchObject({
      reasons: [{ path: 'currency' }],
    });
    expect(await findBudget(db(), campaignId)).toMatchObject({ limitMicros: 100_000_000, currency: 'USD' });
    await setBudget(world.as.lead, budgetOf(campaignId, { limitMicros: 3_000_000 }));
  });
  it('never undercuts a reservation that is made at the same time', async () => {
    const world = await makeWorld();
    for (let round = 0; round < 10; round++) {
      const { campaignId } = await makeActiveCampaign(world, { limitMicros: 100 });
      await Promise.allSettled([
        db().transaction((tx) => hold(tx, campaignId, 80)),
        setBudget(world.as.lead, budgetOf(campaignId, { limitMicros: 50 })),
      ]);
      expect(await budgetLeft(db(), campaignId)).toBeGreaterThanOrEqual(0);
    }
  });
  it('refuses other roles and another brand', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const { campaignId } = await makeActiveCampaign(world);
    for (const role of ['campaign_manager', 'creative', 'brand_owner', 'legal', 'admin'] as const)
      await expect(setBudget(world.as[role], budgetOf(campaignId))).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(setBudget(other.as.lead, budgetOf(campaignId))).rejects.toMatchObject({ code: 'not_found' });
  });
});
