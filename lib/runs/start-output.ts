import { z } from 'zod';
import { release } from '@/lib/budgets/store';
import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { enqueue } from '@/lib/jobs/queue';
import type { Chosen } from '@/lib/models/choose-route';
import { seedToSend } from '@/lib/models/generate-picture';
import { restsNow } from '@/lib/models/health-store';
import { systemMutation, unchanged } from '@/lib/mutation';
import {
  aboutOutput,
  insertAttempt,
  type LoadedOutput,
  loadOutput,
  moveOutput,
  purseOf,
} from './output-store';
import { rightsNow } from './rights-now';
import { routeNow, routeOf } from './route-now';
import { waitingMessage } from './waiting-rules';

export type StartedOutput = {
  attemptId: string;
  /** What was decided about, and the model that is called now. */
  loaded: LoadedOutput;
  route: Chosen;
} | null;
const nothing = () => unchanged<StartedOutput>(null);

/**
 * Decides once more and stores the attempt before the model is called. Null when there is nothing to call now: somebody
 * else took it; rights or terms were withdrawn since the request (it fails here and the money goes back); it goes to
 * another model of the lockset; or its model rests, and the output waits for it, visibly.
 */
export const startOutput = systemMutation({
  name: 'startOutput',
  input: z.strictObject({ outputId: z.string() }),
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (loaded?.output.state !== 'queued') return nothing();
    const rights = await rightsNow(tx, loaded, isoDay(now));
    const { chosen, reasons } = await routeNow(tx, loaded, { now });
    if (rights.length > 0 || !chosen) return refuse(tx, loaded, [...rights, ...reasons], now);
    if (chosen.id !== routeOf(loaded)) return fallBack(tx, loaded, chosen);
    const until = await restsNow(tx, chosen, now);
    return until ? wait(tx, loaded, chosen, until) : call(tx, loaded, chosen, now);
  },
});

async function refuse(tx: Tx, loaded: LoadedOutput, reasons: readonly Reason[], now: Date) {
  const { output, run } = loaded;
  const message = reasons.map((reason) => reason.message).join(' ');
  const moved = await moveOutput(tx, output.id, ['queued'], {
    state: 'failed',
    errorCode: 'refused',
    message: `Not sent to the model: ${message}`,
    billedMicros: 0,
    nextTryAt: null,
    finishedAt: now,
  });
  if (!moved) return nothing();
  const { currency, id: runId } = run;
  await release(tx, { ...purseOf(loaded), event: 'output.failed', now });
  return {
    result: null as StartedOutput,
    events: [
      {
        ...aboutOutput(loaded),
        type: 'output.failed' as const,
        payload: { currency, runId, code: 'refused', billedMicros: 0 },
      },
    ] as const,
  };
}

async function fallBack(tx: Tx, loaded: LoadedOutput, chosen: Chosen) {
  const { output, run } = loaded;
  const from = routeOf(loaded);
  const to = { state: 'queued' as const, routeId: chosen.id, nextTryAt: null, message: null };
  if (!(await moveOutput(tx, output.id, ['queued'], to))) return nothing();
  await enqueue(tx, 'render', [{ outputId: output.id, brandId: run.brandId }], { priority: 20 });
  return {
    result: null as StartedOutput,
    events: [
      {
        ...aboutOutput(loaded),
        type: 'output.fell_back' as const,
        payload: {
          runId: run.id,
          from,
          to: chosen.id,
          why: chosen.why.join(' '),
          termsId: chosen.terms?.id ?? null,
        },
      },
    ] as const,
  };
}

async function wait(tx: Tx, loaded: LoadedOutput, chosen: Chosen, until: Date) {
  const { output, run } = loaded;
  const message = waitingMessage(chosen.name);
  const told = output.message === message;
  if (!(await moveOutput(tx, output.id, ['queued'], { state: 'queued', nextTryAt: until, message })))
    return nothing();
  await enqueue(tx, 'render', [{ outputId: output.id, brandId: run.brandId }], {
    priority: 10,
    startAfter: until,
  });
  // One record of the wait is enough, however often it is found to go on.
  if (told) return nothing();
  return {
    result: null as StartedOutput,
    events: [
      {
        ...aboutOutput(loaded),
        type: 'output.waits' as const,
        payload: { runId: run.id, routeId: chosen.id, until: until.toISOString() },
      },
    ] as const,
  };
}

async function call(tx: Tx, loaded: LoadedOutput, chosen: Chosen, now: Date) {
  const { output, run } = loaded;
  const running = { state: 'running' as const, startedAt: now, nextTryAt: null, message: null };
  if (!(await moveOutput(tx, output.id, ['queued'], running))) return nothing();
  const seedSent = seedToSend(chosen.spec, output.seed);
  const attemptId = newId('attempt', now);
  const number = await insertAttempt(tx, {
    id: attemptId,
    outputId: output.id,
    routeId: chosen.id,
    termsId: chosen.terms?.id ?? null,
    state: 'sent',
    seedSent,
    startedAt: now,
  });
  return {
    result: { attemptId, loaded, route: chosen } as StartedOutput,
    events: [
      {
        ...aboutOutput(loaded),
        type: 'output.started' as const,
        payload: { runId: run.id, attempt: number, routeId: chosen.id, seedRequested: output.seed, seedSent },
      },
    ] as const,
  };
}
