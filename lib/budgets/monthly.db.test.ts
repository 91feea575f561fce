import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '@/lib/ctx';
import { systemCtx } from '@/lib/ctx';
import { db, pool } from '@/lib/db/client';
import { cancelRun } from '@/lib/runs/cancel-run';
import { failOutput } from '@/lib/runs/fail-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import { makeActiveCampaign, makePerson, makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { checkLedger } from './check-ledger';
import { removeMonthlyBudget } from './remove-monthly-budget';
import { setBudget } from './set-budget';
import { setMonthlyBudget } from './set-monthly-budget';

const { asOwner } = testDatabase();
afterEach(() => vi.useRealTimers());

/** Price of one draft of the sandbox. */
const PRICE = 10_000;
const set = (world: World, over: Record<string, unknown>) =>
  setMonthlyBudget(world.as.lead, {
    whose: 'everybody',
    personId: null,
    currency: 'USD',
    limitMicros: 3 * PRICE,
    enforcement: 'hard',
    ...over,
  });
const one = (world: World, ctx: Ctx, limitMicros: number) =>
  set(world, { whose: 'person', personId: ctx.actor.id, limitMicros });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => error,
  );
const rows = (brandId: string) =>
  asOwner(
    `select kind, month, person_id as person, limit_micros::int as limit, reserved_micros::int as reserved,
       spent_micros::int as spent, enforcement from budget where brand_id = $1 order by kind, month, id`,
    [brandId],
  ) as Promise<Record<string, unknown>[]>;
const eventsOf = (brandId: string, type: string) =>
  asOwner(
    'select subject_id as subject, payload from event where brand_id = $1 and type = $2 order by position',
    [brandId, type],
  ) as Promise<{ subject: string; payload: Record<string, unknown> }[]>;

describe('500 requests at once', () => {
  // They queue for the pool's connections for as long as a slow machine takes.
  beforeAll(() => {
    pool().options.connectionTimeoutMillis = 0;
  });

  it.each(['campaign', 'person', 'brand'])(
    'on a %s budget for exactly 40 start exactly 40',
    async (which) => {
      const world = await makeWorld();
      const enough = 40 * PRICE;
      const campaign = await makeActiveCampaign(world, which === 'campaign' ? { limitMicros: enough } : {});
      if (which === 'person') await one(world, world.as.campaign_manager, enough);
      if (which === 'brand') await set(world, { whose: 'brand', limitMicros: enough });
      const other = await makePerson(world.brand, ['campaign_manager']);
      const second = await makeActiveCampaign(world);
      const ended = await Promise.allSettled(
        Array.from({ length: 500 }, (_, index) =>
          which === 'brand'
            ? requestRun(
                index % 2 ? other : world.as.campaign_manager,
                runRequest(index % 3 ? campaign : second),
              )
            : requestRun(world.as.campaign_manager, runRequest(campaign)),
        ),
      );
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
      for (const answer of ended)
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'refused' });
      for (const row of await rows(world.brand.id))
        if (row.enforcement === 'hard') expect(row.reserved).toBeLessThanOrEqual(row.limit as number);
      const [made] = await asOwner('select count(*)::int as n from run where brand_id = $1', [
        world.brand.id,
      ]);
      expect(made).toEqual({ n: 40 });
      expect(await checkLedger(db(), world.brand.id)).toEqual([]);
    },
    300_000,
  );
});

describe('a month', () => {
  it('counts everybody from the first run; a limit set later knows what went before', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const ask = (ctx: Ctx, count = 1) => requestRun(ctx, runRequest(campaign, { count }));
    await ask(world.as.campaign_manager, 2);
    await set(world, { limitMicros: 3 * PRICE });
    await ask(world.as.campaign_manager);
    const full = await refusal(ask(world.as.campaign_manager));
    expect(full).toMatchObject({ code: 'refused' });
    await ask(world.as.creative);
    expect((await eventsOf(world.brand.id, 'monthly_budget.set'))[0]).toEqual({
      subject: world.brand.id,
      payload: {
        whose: 'everybody',
        personId: null,
        currency: 'USD',
        limitMicros: 30_000,
        previousLimitMicros: null,
        enforcement: 'hard',
      },
    });
    await one(world, world.as.campaign_manager, 4 * PRICE);
    await ask(world.as.campaign_manager);
    await removeMonthlyBudget(world.as.lead, {
      whose: 'person',
      personId: world.as.campaign_manager.actor.id,
    });
    expect((await refusal(ask(world.as.campaign_manager)))?.code).toBe('refused');
    await removeMonthlyBudget(world.as.lead, { whose: 'everybody', personId: null });
    await ask(world.as.campaign_manager);
    expect(await rows(world.brand.id)).toMatchObject([
      { kind: 'brand_month', limit: 0, reserved: 60_000, enforcement: 'none' },
      { kind: 'campaign' },
      ...['none', 'none'].map((enforcement) => ({ kind: 'person_month', limit: 0, enforcement })),
    ]);
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
  });

  it('is refused with every budget that does not suffice, what is left of it, and who can raise it', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world, { limitMicros: PRICE });
    await one(world, world.as.campaign_manager, PRICE);
    await set(world, { whose: 'brand', limitMicros: 9 * PRICE });
    const { reserve } = await import('./store');
    const payer = {
      brandId: world.brand.id,
      campaignId: campaign.campaignId,
      personId: world.as.campaign_manager.actor.id,
      runId: 'run_x',
      currency: 'USD',
      now: new Date(),
      lifted: [] as const,
    };
    const two = await db().transaction((tx) => reserve(tx, { ...payer, micros: 2 * PRICE }));
    expect(two).toMatchObject({ ok: false, reasons: [{ code: 'budget_person' }, { code: 'budget' }] });
    const all = await db().transaction((tx) => reserve(tx, { ...payer, micros: 10 * PRICE }));
    if (all.ok) throw new Error('It was reserved.');
    expect(all.reasons.map(({ code }) => code).sort()).toEqual(['budget', 'budget_brand', 'budget_person']);
    for (const reason of all.reasons) {
      expect(reason.message).toMatch(/has \$0\.0[19] left of \$0\.0[19]/);
      expect(reason.cure).toContain(`${world.as.lead.actor.name.slice(1)} can raise it`);
    }
    expect((await rows(world.brand.id)).every((row) => row.reserved === 0)).toBe(true);
  });

  it('in another currency than its limit takes nothing', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    await set(world, { currency: 'EUR', limitMicros: 900 * PRICE, enforcement: 'soft' });
    const error = await refusal(requestRun(world.as.campaign_manager, runRequest(campaign)));
    expect(error).toMatchObject({ code: 'refused' });
    expect(JSON.stringify(error.reasons)).toContain('EUR');
    await set(world, { currency: 'USD', limitMicros: 9 * PRICE });
    await requestRun(world.as.campaign_manager, runRequest(campaign));
  });

  it('of the request pays, also for what settles in the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T23:59:50Z') });
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const made = await requestRun(world.as.campaign_manager, runRequest(campaign, { count: 2 }));
    vi.setSystemTime(new Date('2026-12-01T00:00:30Z'));
    const system = systemCtx(world.brand);
    const [first] = made.outputs;
    await startOutput(system, { outputId: first?.id });
    const lost = { kind: 'failed', code: 'x', message: 'No.', response: {}, usage: {} };
    await failOutput(system, { outputId: first?.id, ...lost });
    await requestRun(world.as.campaign_manager, runRequest(campaign));
    const months = (await rows(world.brand.id)).filter((row) => row.kind === 'person_month');
    expect(months).toMatchObject([
      { month: '2026-11', reserved: PRICE },
      { month: '2026-12', reserved: PRICE },
    ]);
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
  });
});

describe('a soft limit', () => {
  it('lets through, is recorded once when it is passed, and tells the leads', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    await setBudget(world.as.lead, {
      campaignId: campaign.campaignId,
      currency: 'USD',
      limitMicros: PRICE,
      handOffMicros: null,
      enforcement: 'soft',
    });
    await one(world, world.as.campaign_manager, PRICE);
    await set(world, {
      whose: 'person',
      personId: world.as.campaign_manager.actor.id,
      limitMicros: PRICE,
      enforcement: 'soft',
    });
    const ask = () => requestRun(world.as.campaign_manager, runRequest(campaign));
    await ask();
    expect(await eventsOf(world.brand.id, 'budget.passed')).toEqual([]);
    const over = await ask();
    await ask();
    const passed = await eventsOf(world.brand.id, 'budget.passed');
    expect(passed.map(({ payload }) => payload.kind).sort()).toEqual(['campaign', 'person_month']);
    for (const { payload } of passed)
      expect(payload).toMatchObject({ limitMicros: PRICE, usedMicros: 2 * PRICE, runId: over.runId });
    const told = (await asOwner(
      "select role, text, href from notice where brand_id = $1 and dedupe_key like 'budget_passed%'",
      [world.brand.id],
    )) as { role: string; text: string; href: string }[];
    expect(told.map(({ role }) => role)).toEqual(['lead', 'lead']);
    expect(told.map(({ href }) => href).sort()).toEqual([
      `/b/${world.brand.slug}/budget`,
      `/b/${world.brand.slug}/campaigns/${campaign.campaignId}/budget`,
    ]);
    // Covered again, and passed again: recorded again.
    await one(world, world.as.campaign_manager, 3 * PRICE);
    await set(world, {
      whose: 'person',
      personId: world.as.campaign_manager.actor.id,
      limitMicros: 3 * PRICE,
      enforcement: 'soft',
    });
    await ask();
    expect(await eventsOf(world.brand.id, 'budget.passed')).toHaveLength(3);
    await cancelRun(world.as.campaign_manager, { runId: over.runId });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
  });
});

describe('who sets limits of months', () => {
  it('is a lead of the brand, for its own people', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const input = {
      whose: 'everybody',
      personId: null,
      currency: 'USD',
      limitMicros: 5,
      enforcement: 'hard',
    };
    for (const role of ['campaign_manager', 'creative', 'brand_owner', 'legal', 'admin'] as const) {
      await expect(setMonthlyBudget(world.as[role], input)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        removeMonthlyBudget(world.as[role], { whose: 'brand', personId: null }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(one(world, other.as.creative, 5)).rejects.toMatchObject({ code: 'not_found' });
    await expect(set(world, { whose: 'person' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      removeMonthlyBudget(world.as.lead, { whose: 'brand', personId: null }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await set(world, {});
    await set(other, { limitMicros: 7 });
    await removeMonthlyBudget(other.as.lead, { whose: 'everybody', personId: null });
    expect(
      await asOwner('select limit_micros::int as n from monthly_budget where brand_id = $1', [
        world.brand.id,
      ]),
    ).toEqual([{ n: 30_000 }]);
  });

  it('does not miss a month that opens at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const world = await makeWorld();
      const campaign = await makeActiveCampaign(world);
      await Promise.all([
        ...Array.from({ length: 6 }, () => requestRun(world.as.campaign_manager, runRequest(campaign))),
        set(world, { whose: 'brand', limitMicros: 9 * PRICE }),
        set(world, { limitMicros: 8 * PRICE }),
      ]);
      expect(await rows(world.brand.id)).toMatchObject([
        { kind: 'brand_month', limit: 9 * PRICE, reserved: 6 * PRICE, enforcement: 'hard' },
        { kind: 'campaign' },
        { kind: 'person_month', limit: 8 * PRICE, enforcement: 'hard' },
      ]);
      expect(await checkLedger(db(), world.brand.id)).toEqual([]);
    }
  });
});
