import { setTimeout as sleep } from 'node:timers/promises';
import { closePool } from '@/lib/db/client';
import { env } from '@/lib/env';
import { closeQueue, type Jobs, makeBoss } from '@/lib/jobs/queue';
import { logger } from '@/lib/logger';

/**
 * Pictures that this worker has in hand at once, most of them waiting for a provider. How many calls a model gets at a
 * time is decided per model, over all workers.
 */
const RENDERS_AT_ONCE = 16;
const REAP_EVERY_MS = 3_000;
const WARN_EVERY_MS = 24 * 60 * 60_000;

const boss = makeBoss(env().DATABASE_URL, 'worker');
boss.on('error', (error) => logger.error({ err: error }, 'queue'));
const stopping = new AbortController();

async function work<N extends keyof Jobs>(
  name: N,
  concurrency: number,
  handler: (data: Jobs[N], signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };
  await boss.work<Jobs[N]>(
    name,
    { localConcurrency: concurrency, batchSize: 1, ...polling },
    async (jobs) => {
      for (const job of jobs) {
        const began = performance.now();
        await handler(job.data, AbortSignal.any([job.signal, stopping.signal]));
        logger.info({ job: name, id: job.id, ms: Math.round(performance.now() - began) }, 'done');
      }
    },
  );
}

/** Does it now and again after each pause, until the worker stops. What goes wrong is logged, and tried again the next time. */
async function every(pauseMs: number, name: string, work: () => Promise<unknown>): Promise<void> {
  while (!stopping.signal.aborted) {
    await work().catch((error: unknown) => logger.error({ err: error }, name));
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

async function stop(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  logger.info({ signal }, 'worker stops: finishing what it has begun');
  await boss.stop({ graceful: true, timeout: 30_000 });
  stopping.abort();
  await closeQueue();
  await closePool();
  process.exit(0);
}

process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));

await boss.start();
const { renderOutput } = await import('./render-output');
const { deliverSubmission } = await import('./deliver-submission');
const { makeTrialPicture } = await import('./make-trial-picture');
await work('render', RENDERS_AT_ONCE, renderOutput);
await work('deliver', 1, deliverSubmission);
await work('trial', 1, makeTrialPicture);
const { reap } = await import('./reap');
const { reapDesk } = await import('./reap-desk');
const { warnRetiring } = await import('./warn-retiring');
void every(REAP_EVERY_MS, 'reap', reap);
void every(REAP_EVERY_MS, 'reap desk', reapDesk);
void every(WARN_EVERY_MS, 'warn of models that retire', () => warnRetiring());
logger.info('worker ready');
