import { beforeAll, describe, expect, test } from 'vitest';
import { endBreakGlass } from '@/lib/break-glass/end-break-glass';
import { liftRule } from '@/lib/break-glass/test-break-glass';
import type { Ctx } from '@/lib/ctx';
import type { AppError } from '@/lib/errors';
import { setModelRule } from '@/lib/models/set-model-rule';
import {
  makeActiveCampaign,
  makePerson,
  makeWorld,
  runRequest,
  sandboxDraft,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { cancelRun } from './cancel-run';
import { requestRun } from './request-run';

const { asOwner } = testDatabase();
let world: World;
let campaign: Awaited<ReturnType<typeof makeActiveCampaign>>;
const QUOTA = 7;

beforeAll(async () => {
  world = await makeWorld();
  campaign = await makeActiveCampaign(world);
  await setModelRule(world.as.lead, {
    role: 'creative',
    routeId: sandboxDraft,
    allowed: true,
    picturesPerDay: QUOTA,
    before: null,
  });
});

const ask = (ctx: Ctx, count = 1) => requestRun(ctx, runRequest(campaign, { count }));
const codesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: AppError) => error.reasons.map((reason) => reason.code),
  );
const asked = async (ctx: Ctx) =>
  (
    (await asOwner(
      "select count(*)::int as n from run_output o join run r on r.id = o.run_id where r.requested_by = $1 and o.state <> 'cancelled'",
      [ctx.actor.id],
    )) as { n: number }[]
  )[0]?.n;
const usedBy = (ctx: Ctx) =>
  asOwner(
    "select payload->>'rule' as rule from event where type = 'break_glass.used' and actor_id = $1 order by position",
    [ctx.actor.id],
  );

describe('a quota of pictures a day', () => {
  test('holds under 40 requests at once: exactly as many start', async () => {
    const person = await makePerson(world.brand, ['creative']);
    const ends = await Promise.allSettled(Array.from({ length: 40 }, () => ask(person)));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(QUOTA);
    for (const end of ends)
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({ code: 'refused', reasons: [{ code: 'quota' }] });
    expect(await asked(person)).toBe(QUOTA);
  });

  test('is one of each person, and of the roles that it is set for', async () => {
    const [one, two] = [
      await makePerson(world.brand, ['creative']),
      await makePerson(world.brand, ['creative']),
    ];
    await ask(one, 4);
    expect(await codesOf(ask(one, 4))).toEqual(['quota']);
    await ask(one, 3);
    await ask(two, 4);
    for (let times = 0; times < 3; times++) await ask(world.as.campaign_manager, 4);
  });

  test('counts no picture that was cancelled', async () => {
    const person = await makePerson(world.brand, ['creative']);
    const first = await ask(person, 4);
    await ask(person, 3);
    expect(await codesOf(ask(person))).toEqual(['quota']);
    await cancelRun(person, { runId: first.runId });
    await ask(person, 4);
    expect(await codesOf(ask(person))).toEqual(['quota']);
  });

  test('counts today only (UTC)', async () => {
    const person = await makePerson(world.brand, ['creative']);
    const { runId } = await ask(person, 4);
    await ask(person, 3);
    await asOwner('alter table run disable trigger all');
    await asOwner("update run set created_at = created_at - interval '1 day' where id = $1", [runId]);
    await asOwner('alter table run enable trigger all');
    await ask(person, 4);
    expect(await codesOf(ask(person))).toEqual(['quota']);
  });

  test('may be passed under break-glass, which is recorded with what it let through, and only then', async () => {
    const person = await makePerson(world.brand, ['creative']);
    await ask(person, 4);
    const breakGlassId = await liftRule(world, campaign.campaignId, 'quota');
    await ask(person, 3);
    expect(await usedBy(person)).toEqual([]);
    await ask(person, 4);
    expect(await usedBy(person)).toEqual([{ rule: 'quota' }]);
    await endBreakGlass(world.as.lead, { breakGlassId, reason: 'Done' });
    expect(await codesOf(ask(person))).toEqual(['quota']);
  });
});
