import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findBudget } from '@/lib/budgets/store';
import { db } from '@/lib/db/client';
import { forgetEnv } from '@/lib/env';
import { reconcileOutput } from '@/lib/runs/reconcile-output';
import { requestRun } from '@/lib/runs/request-run';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, makeWorld, runRequest, sandboxFinal } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';

const database = testDatabase();
const paid = 'google:gemini-3.1-flash-lite-image:paid';

let provider: Server;
let calls: ServerResponse[] = [];
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  // A provider that takes the call and never answers.
  provider = createServer((_request, response) => void calls.push(response));
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  process.env.GOOGLE_GENERATIVE_AI_API_KEY = 'test-key';
  process.env.GOOGLE_BASE_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1beta`;
  forgetEnv();
});
afterEach(async () => {
  // With what the runner started: a worker left over would take the next test's call.
  await Promise.all([...workers].map(killHard));
  calls = [];
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

function startWorker(): ChildProcess {
  const worker = spawn('node_modules/.bin/tsx', ['worker/main.ts'], {
    env: { ...process.env },
    stdio: 'ignore',
    detached: true,
  });
  workers.add(worker);
  return worker;
}

/** The whole process group at once, as a machine that loses power would. */
const killHard = (worker: ChildProcess) => {
  workers.delete(worker);
  return new Promise<void>((done) => {
    worker.once('exit', () => done());
    process.kill(-(worker.pid as number), 'SIGKILL');
  });
};

type Output = { id: string; state: string; billed_micros: number | null };
const outputsOf = async (runId: string) =>
  (await database.asOwner(
    'SELECT id, state, billed_micros FROM run_output WHERE run_id = $1 ORDER BY position',
    [runId],
  )) as Output[];

async function until(what: string, check: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 100_000;
  while (Date.now() < end) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`Waited in vain until ${what}.`);
}

test('a sandbox run finishes after its worker was killed in the middle: one asset, one charge', {
  timeout: 240_000,
}, async () => {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign, { count: 2 }));
  const first = startWorker();
  await until('a picture is being made', async () =>
    (await outputsOf(runId)).some((output) => output.state === 'running'),
  );
  await killHard(first);
  const left = await outputsOf(runId);
  expect(left.some((output) => output.state === 'running')).toBe(true);

  startWorker();
  await until('both are made', async () =>
    (await outputsOf(runId)).every((output) => output.state === 'succeeded'),
  );
  const assets = await database.asOwner('SELECT id FROM asset WHERE campaign_id = $1', [campaign.campaignId]);
  expect(assets).toHaveLength(2);
  expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
    reservedMicros: 0,
    spentMicros: 20_000,
  });
  const events = (await database.asOwner(
    "SELECT type FROM event WHERE campaign_id = $1 AND type LIKE 'output.%'",
    [campaign.campaignId],
  )) as { type: string }[];
  expect(events.filter((event) => event.type === 'output.succeeded')).toHaveLength(2);
  expect(events.filter((event) => event.type === 'output.requeued').length).toBeGreaterThanOrEqual(1);
});

test('a picture whose worker died between taking its job and beginning it is made by the next worker', {
  timeout: 240_000,
}, async () => {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign));
  const taken = await database.asOwner(
    `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 minute',
       heartbeat_on = now() - interval '1 minute' WHERE name = 'render' AND data->>'brandId' = $1 RETURNING id`,
    [world.brand.id],
  );
  expect(taken).toHaveLength(1);
  startWorker();
  await until('it is made', async () => (await outputsOf(runId))[0]?.state === 'succeeded');
});

test('a paid call that had been sent becomes unknown, is never sent twice, and a lead settles it', {
  timeout: 240_000,
}, async () => {
  const world = await makeWorld();
  const entry = (await termsInForce(db(), world.brand.id, [paid])).get(paid);
  await decideTerms(world.as.legal, {
    routeId: paid,
    termsId: entry?.terms?.id,
    decision: 'accepted',
    limits: { uses: null, territories: null, until: null },
    note: '',
  });
  const campaign = await makeActiveCampaign(world, {
    plan: {
      tiers: [
        { tier: 'draft', routeIds: [paid] },
        { tier: 'final', routeIds: [sandboxFinal] },
      ],
    },
  });
  const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign));
  const first = startWorker();
  await until('the call has arrived', () => calls.length === 1);
  await killHard(first);

  startWorker();
  await until('it is known to be unknown', async () => (await outputsOf(runId))[0]?.state === 'unknown');
  await new Promise((done) => setTimeout(done, 4_000));
  expect(calls).toHaveLength(1);
  expect(
    await database.asOwner('SELECT id FROM asset WHERE campaign_id = $1', [campaign.campaignId]),
  ).toEqual([]);
  expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
    reservedMicros: 33_600,
    spentMicros: 0,
  });

  const outputId = (await outputsOf(runId))[0]?.id;
  await reconcileOutput(world.as.lead, { outputId, billedMicros: 33_600, reason: 'It is on the bill.' });
  expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
    reservedMicros: 0,
    spentMicros: 33_600,
  });
  await expect(
    reconcileOutput(world.as.lead, { outputId, billedMicros: 0, reason: 'Once more.' }),
  ).rejects.toMatchObject({ code: 'conflict' });
});
