import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { makeActiveCampaign, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { checkLedger } from './check-ledger';
import { removeMonthlyBudget } from './remove-monthly-budget';
import { setBudget } from './set-budget';
import { setMonthlyBudget } from './set-monthly-budget';
import { release, reserve, settle } from './store';

const { asOwner } = testDatabase();

const usage = async (brandId: string) =>
  (await asOwner(
    'select id, limit_micros::int as limit, (reserved_micros + spent_micros)::int as used, enforcement from budget where brand_id = $1',
    [brandId],
  )) as { id: string; limit: number; used: number; enforcement: string }[];

type StepOf<A> = A extends fc.Arbitrary<infer S> ? S : never;

describe('any order of operations', () => {
  const share = fc.constantFrom<number[]>(0, 0.4, 1, 1.7);
  const amount = fc.integer({ min: 0, max: 400 });
  const limit = fc.integer({ min: 0, max: 3000 });
  const enforcement = fc.constantFrom('hard' as const, 'soft' as const);
  const one = fc.integer({ min: 0, max: 1 });
  const currency = fc.constantFrom('USD', 'USD', 'USD', 'EUR');
  const whose = fc.constantFrom('brand' as const, 'everybody' as const, 'person' as const);
  const reserving = fc.record({
    op: fc.constant('reserve' as const),
    person: one,
    campaign: one,
    amount,
    fails: fc.nat(4),
  });
  const settling = fc.record({ op: fc.constant('settle' as const), at: fc.nat(), share, fails: fc.nat(4) });
  const limiting = fc.record({
    op: fc.constant('budget' as const),
    campaign: one,
    limit,
    enforcement,
    currency,
  });
  const monthly = fc.record({
    op: fc.constant('monthly' as const),
    whose,
    person: one,
    limit,
    enforcement,
    currency,
  });
  const removing = fc.record({ op: fc.constant('remove' as const), whose, person: one });
  type Step = StepOf<typeof reserving | typeof settling | typeof limiting | typeof monthly | typeof removing>;

  let runs = 0;
  type Held = { runId: string; campaignId: string; amount: number };
  const injected = new AppError('unavailable', 'The transaction fails after its last statement.');

  /** One operation in its own transaction; every fifth fails at its end and must leave nothing. */
  async function step(world: World, campaigns: string[], held: Held[], todo: Step): Promise<void> {
    const brandId = world.brand.id;
    const people = [world.as.campaign_manager, world.as.creative];
    const now = new Date();
    if (todo.op === 'budget')
      return void (await setBudget(world.as.lead, {
        campaignId: campaigns[todo.campaign],
        currency: todo.currency,
        limitMicros: todo.limit,
        enforcement: todo.enforcement,
        handOffMicros: null,
      }));
    if (todo.op === 'monthly' || todo.op === 'remove') {
      const who = {
        whose: todo.whose,
        personId: todo.whose === 'person' ? (people[todo.person]?.actor.id ?? null) : null,
      };
      if (todo.op === 'remove') return void (await removeMonthlyBudget(world.as.lead, who));
      const { limit: limitMicros, enforcement: how, currency: money } = todo;
      const set = { ...who, limitMicros, enforcement: how, currency: money };
      return void (await setMonthlyBudget(world.as.lead, set));
    }
    if (todo.op === 'reserve') {
      const campaignId = campaigns[todo.campaign] ?? '';
      const personId = people[todo.person]?.actor.id ?? '';
      const runId = `run_p${++runs}`;
      const payer = { brandId, campaignId, personId, runId, now, currency: 'USD', micros: todo.amount };
      const answer = await db().transaction(async (tx) => {
        const reserved = await reserve(tx, { ...payer, lifted: [] });
        if (!reserved.ok) throw new AppError('refused', 'No.', { reasons: reserved.reasons });
        if (todo.fails === 0) throw injected;
        return reserved;
      });
      if (answer.ok) held.push({ runId, campaignId, amount: todo.amount });
      return;
    }
    const [taken] = held.splice(todo.at % Math.max(1, held.length), 1);
    if (!taken) return;
    const end = { brandId, ...taken, outputId: null, reservedMicros: taken.amount, now };
    await db()
      .transaction(async (tx) => {
        if (todo.share === 0) await release(tx, { ...end, event: 'output.failed' });
        else {
          const spentMicros = Math.round(taken.amount * todo.share);
          await settle(tx, { ...end, spentMicros, event: 'output.succeeded' });
        }
        if (todo.fails === 0) throw injected;
      })
      .catch((error) => {
        held.push(taken);
        throw error;
      });
  }

  async function play(world: World, campaigns: string[], steps: Step[], after: () => Promise<void>) {
    const held: Held[] = [];
    for (let index = 0; index < steps.length; index += 5) {
      const done = await Promise.allSettled(
        steps.slice(index, index + 5).map((todo) => step(world, campaigns, held, todo)),
      );
      // A refusal, or what was injected; never a deadlock that came out as a conflict.
      for (const answer of done)
        if (answer.status === 'rejected') {
          expect(answer.reason).toBeInstanceOf(AppError);
          expect(answer.reason.cause).toBeUndefined();
        }
      await after();
    }
    for (const rest of held.splice(0))
      await db().transaction((tx) =>
        release(tx, {
          brandId: world.brand.id,
          ...rest,
          outputId: null,
          reservedMicros: rest.amount,
          event: 'output.failed',
          now: new Date(),
        }),
      );
  }

  /** These reservations have neither outputs nor events; all else must agree. */
  const faults = async (brandId: string) =>
    (await checkLedger(db(), brandId)).filter(({ field }) => !/of outputs|event/.test(field));

  it('leaves the running figures equal to the sums of the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: reserving },
            { weight: 5, arbitrary: settling },
            limiting,
            monthly,
            removing,
          ),
          { minLength: 25, maxLength: 40 },
        ),
        async (steps) => {
          const world = await makeWorld();
          const campaigns = [
            (await makeActiveCampaign(world, { limitMicros: 2000 })).campaignId,
            (await makeActiveCampaign(world, { limitMicros: 900 })).campaignId,
          ];
          await play(world, campaigns, steps, async () => expect(await faults(world.brand.id)).toEqual([]));
          const left = await asOwner('select id from budget where brand_id = $1 and reserved_micros <> 0', [
            world.brand.id,
          ]);
          expect(left).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
    const [booked] = await asOwner(
      "select count(*)::int as n from ledger_transaction where run_id like 'run_p%'",
    );
    expect((booked as { n: number }).n).toBeGreaterThan(100);
  }, 300_000);

  it('never takes more from a hard limit than it has, while bills stay within what was reserved', async () => {
    const modest = settling.map((entry) => ({ ...entry, share: Math.min(1, entry.share) }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: reserving }, modest), { minLength: 30, maxLength: 40 }),
        limit,
        limit,
        async (steps, forBrand, forEach) => {
          const world = await makeWorld();
          const campaigns = [
            (await makeActiveCampaign(world, { limitMicros: 1500 })).campaignId,
            (await makeActiveCampaign(world, { limitMicros: 900 })).campaignId,
          ];
          const hard = { personId: null, currency: 'USD', enforcement: 'hard' };
          await setMonthlyBudget(world.as.lead, { ...hard, whose: 'brand', limitMicros: forBrand });
          await setMonthlyBudget(world.as.lead, { ...hard, whose: 'everybody', limitMicros: forEach });
          await play(world, campaigns, steps, async () => {
            for (const row of await usage(world.brand.id))
              expect(row.used, row.id).toBeLessThanOrEqual(row.limit);
          });
          expect(await faults(world.brand.id)).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  }, 300_000);
});
