import { setTimeout as sleep } from 'node:timers/promises';
import { generateImage } from 'ai';
import { pool } from '@/lib/db/client';
import { imageModel } from '@/lib/models/providers';
import { requestRun } from '@/lib/runs/request-run';
import { getBlob } from '@/lib/storage/get-object';
import { report } from '@/test-support/bench';
import { runRequest } from '@/test-support/fixtures';
import { makeGovernedCampaign, startProvider, startWorker } from '@/test-support/governed-route';
import { renderOutput } from '@/worker/render-output';

const CALLS = 200;
const WARM = 20;
const QUEUED = 40;

type Sample = { cpu: number; wall: number };
const quantile = (values: number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

/** CPU and wall time of this process from the start of `work` until its paid call leaves, in ms. */
async function untilCallLeaves(work: () => Promise<unknown>): Promise<Sample> {
  const original = globalThis.fetch;
  let sample: Sample | null = null;
  const began = performance.now();
  const cpu = process.cpuUsage();
  globalThis.fetch = (input, init) => {
    if (!sample && init?.method === 'POST') {
      const used = process.cpuUsage(cpu);
      sample = { cpu: (used.user + used.system) / 1000, wall: performance.now() - began };
    }
    return original(input, init);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = original;
  }
  if (!sample) throw new Error('No call left.');
  return sample;
}

async function many(work: (turn: number) => Promise<unknown>): Promise<Sample[]> {
  const all: Sample[] = [];
  for (let turn = 0; turn < WARM + CALLS; turn++) all.push(await untilCallLeaves(() => work(turn)));
  return all.slice(WARM);
}

const line = (what: string, samples: Sample[]) => {
  const figure = (of: (sample: Sample) => number, part: number) => quantile(samples.map(of), part).toFixed(2);
  console.log(
    `  ${what}: CPU p50 ${figure((s) => s.cpu, 0.5)}, p99 ${figure((s) => s.cpu, 0.99)} ms; wall p50 ${figure((s) => s.wall, 0.5)}, p99 ${figure((s) => s.wall, 0.99)} ms`,
  );
};

/** From the queue's end to the provider: rights, terms, route and breaker decided again, the attempt stored. */
export default async function governance(): Promise<void> {
  const provider = await startProvider({
    latencyMs: 0,
    limit: 1_000,
    // Small, so that clearing up one picture does not count as governing the next.
    edge: 64,
  });
  const { world, campaign, route } = await makeGovernedCampaign();
  const signal = new AbortController().signal;
  try {
    const outputs: string[] = [];
    while (outputs.length < WARM + CALLS) {
      const answer = await requestRun(
        world.as.campaign_manager,
        runRequest(campaign, { size: '1:1', count: 4 }),
      );
      outputs.push(...answer.outputs.map((output) => output.id));
    }
    const first = await pool().query<{ prompt: string }>('select prompt from run limit 1');
    const reference = await getBlob(campaign.referenceSha256);
    const bare = await many(() =>
      generateImage({
        model: imageModel(route.provider, route.modelId, {
          apiKey: 'bench-key',
          fetch: (...args) => fetch(...args),
        }),
        prompt: { text: first.rows[0]?.prompt ?? '', images: [reference] },
        n: 1,
        seed: 101,
        maxRetries: 0,
        aspectRatio: '1:1',
        providerOptions: { google: { imageConfig: { imageSize: '1K' } } },
      }),
    );
    const governed = await many((turn) =>
      renderOutput({ outputId: outputs[turn] ?? '', brandId: world.brand.id }, signal),
    );
    line('A bare call of the AI SDK', bare);
    line('The same under governance', governed);
    report({
      name: 'governance',
      unit: 'ms CPU',
      figure: quantile(
        governed.map((sample) => sample.cpu),
        0.5,
      ),
      what: 'Request taken from the queue until its call leaves, p50',
      baseline: quantile(
        bare.map((sample) => sample.cpu),
        0.5,
      ),
      against: 'a bare call until it leaves, p50',
    });
    const over =
      quantile(
        governed.map((sample) => sample.cpu),
        0.5,
      ) -
      quantile(
        bare.map((sample) => sample.cpu),
        0.5,
      );
    console.log(`  over bare: ${over.toFixed(2)} ms of CPU (aim: at most 3)`);
    await queueWait(world, campaign);
  } finally {
    provider.stop();
  }
}

/** How long an idle worker leaves a request in the queue: from the commit to the stored attempt. */
async function queueWait(
  world: Awaited<ReturnType<typeof makeGovernedCampaign>>['world'],
  campaign: Awaited<ReturnType<typeof makeGovernedCampaign>>['campaign'],
): Promise<void> {
  const worker = startWorker();
  const waits: number[] = [];
  try {
    for (let turn = 0; turn < QUEUED + 3; turn++) {
      const { outputs } = await requestRun(world.as.campaign_manager, runRequest(campaign, { size: '1:1' }));
      const committed = Date.now();
      const id = outputs[0]?.id ?? '';
      for (;;) {
        const { rows } = await pool().query<{ at: Date }>(
          "select a.started_at as at from attempt a join run_output o on o.id = a.output_id where o.id = $1 and o.state = 'succeeded'",
          [id],
        );
        if (rows[0]) {
          // The first ones wait for the worker to start.
          if (turn >= 3) waits.push(Math.max(0, rows[0].at.getTime() - committed));
          break;
        }
        await sleep(25);
      }
      await sleep(100);
    }
  } finally {
    worker.stop();
  }
  console.log(
    `  wait in the queue when idle: p50 ${quantile(waits, 0.5)} ms, p99 ${quantile(waits, 0.99)} ms (aim: p50 at most 50)`,
  );
}
