import { beforeAll, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { makeActiveCampaign, makePerson, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { recallSubmission } from './recall-submission';
import { rejectSubmission } from './reject-submission';
import { signOff } from './sign-off';
import { liveSubmission } from './store';
import { submitAsset } from './submit-asset';
import { makeAsset, makeSubmission, sign, signature } from './test-submission';
import { withdrawSubmission } from './withdraw-submission';

/** The full 200 in `npm run bench`, a sample in `npm test`. */
const RACES = Number(process.env.RACES ?? 40);
const database = testDatabase();
let world: World;
let campaignId: string;
let secondOwner: Ctx;

beforeAll(async () => {
  world = await makeWorld();
  campaignId = (await makeActiveCampaign(world)).campaignId;
  secondOwner = await makePerson(world.brand, ['brand_owner']);
});

const count = async (sql: string, ...values: unknown[]) =>
  Number(((await database.asOwner(sql, values)) as { n: string }[])[0]?.n);

/** The events and notices of one submission. */
const traces = async (submissionId: string) => ({
  events: await count('SELECT count(*) AS n FROM event WHERE subject_id = $1', submissionId),
  notices: await count(
    "SELECT count(*) AS n FROM notice WHERE dedupe_key LIKE 'submission:' || $1 || ':%'",
    submissionId,
  ),
});

/** Runs both at once; answers which of them won. The other must have been told that it was too late. */
async function race(...works: (() => Promise<unknown>)[]): Promise<number[]> {
  const ended = await Promise.allSettled(works.map((work) => work()));
  const winners: number[] = [];
  for (const [index, end] of ended.entries()) {
    if (end.status === 'fulfilled') winners.push(index);
    else {
      expect(end.reason).toBeInstanceOf(AppError);
      expect((end.reason as AppError).code).toBe('conflict');
    }
  }
  return winners;
}

/** Many races, a few at a time; answers how often each side won. Every one must have exactly one winner. */
async function races(one: () => Promise<number[]>): Promise<number[]> {
  const wins = [0, 0];
  for (let done = 0; done < RACES; done += 8)
    for (const winners of await Promise.all(Array.from({ length: 8 }, one))) {
      expect(winners).toHaveLength(1);
      for (const winner of winners) wins[winner] = (wins[winner] ?? 0) + 1;
    }
  expect((wins[0] ?? 0) + (wins[1] ?? 0)).toBe(RACES);
  return wins;
}

const expectOneMore = async (submissionId: string) =>
  // The submission itself left one event and one notice.
  expect(await traces(submissionId)).toEqual({ events: 2, notices: 2 });

test('submit twice', async () => {
  await races(async () => {
    const { assetId } = await makeAsset(world, campaignId);
    await pickAsset(world.as.creative, { assetId });
    const winners = await race(
      () => submitAsset(world.as.creative, { assetId }),
      () => submitAsset(world.as.campaign_manager, { assetId }),
    );
    const live = await liveSubmission(db(), world.brand.id, assetId);
    expect(await traces(live?.id ?? '')).toEqual({ events: 1, notices: 1 });
    return winners;
  });
});

test('two approvers', async () => {
  await races(async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    const [first, second] = [
      await signature(world.as.brand_owner, submissionId, 'brand'),
      await signature(secondOwner, submissionId, 'brand'),
    ];
    const winners = await race(
      () => signOff(world.as.brand_owner, first),
      () => signOff(secondOwner, second),
    );
    await expectOneMore(submissionId);
    expect(await count('SELECT count(*) AS n FROM sign_off WHERE submission_id = $1', submissionId)).toBe(1);
    return winners;
  });
});

test('approve against reject', async () => {
  await races(async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    const approve = await signature(world.as.brand_owner, submissionId, 'brand');
    const winners = await race(
      () => signOff(world.as.brand_owner, approve),
      () => rejectSubmission(secondOwner, { submissionId, stage: 'brand', reason: 'Not this one' }),
    );
    await expectOneMore(submissionId);
    return winners;
  });
});

test('the last approval against withdrawing', async () => {
  const wins = await races(async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    await sign(world.as.brand_owner, submissionId, 'brand');
    const approve = await signature(world.as.legal, submissionId, 'legal');
    const winners = await race(
      () => signOff(world.as.legal, approve),
      () => withdrawSubmission(world.as.campaign_manager, { submissionId }),
    );
    expect(await traces(submissionId)).toEqual({ events: 3, notices: 3 });
    return winners;
  });
  // A delivery exists for each approval, and for nothing else.
  expect(await count('SELECT count(*) AS n FROM delivery')).toBe(wins[0]);
});

test('recall twice', async () => {
  await races(async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    await sign(world.as.brand_owner, submissionId, 'brand');
    await sign(world.as.legal, submissionId, 'legal');
    const input = { submissionId, reason: 'Rights are in doubt', delivered: false };
    const winners = await race(
      () => recallSubmission(world.as.legal, input),
      () => recallSubmission(world.as.legal, input),
    );
    expect(await traces(submissionId)).toEqual({ events: 4, notices: 4 });
    return winners;
  });
});
