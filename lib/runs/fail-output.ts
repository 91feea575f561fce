import { z } from 'zod';
import { settle } from '@/lib/budgets/store';
import type { Tx } from '@/lib/db/client';
import type { NewEvent } from '@/lib/events/events';
import { enqueue } from '@/lib/jobs/queue';
import { type Bill, failedBill, noBill } from '@/lib/models/bill-rules';
import { type FailedCall, failedAttempt, failedCallFields } from '@/lib/models/call-fields';
import { brokenForAll, noteFailure } from '@/lib/models/note-failure';
import { nextTryAt } from '@/lib/models/retry-rules';
import { tierSchema } from '@/lib/models/schemas';
import { findRoute, type Route } from '@/lib/models/store';
import { systemMutation, unchanged } from '@/lib/mutation';
import {
  aboutOutput,
  attemptsOf,
  endAttempt,
  type LoadedOutput,
  loadOutput,
  moveOutput,
  purseOf,
} from './output-store';
import { routeNow, routeOf } from './route-now';
import { retryMessage } from './waiting-rules';

const input = z.strictObject({ outputId: z.string(), ...failedCallFields });

type Attempt = Awaited<ReturnType<typeof attemptsOf>>[number];
type Scope = {
  tx: Tx;
  loaded: LoadedOutput;
  route: Route;
  attempts: Attempt[];
  failed: FailedCall;
  now: Date;
};

/**
 * A call did not give a picture. Where nothing was billed and it may work later, it is tried again: by the same model
 * after a pause, then by another of the lockset where that allows it. `failed`: what was billed is settled and the rest
 * goes back. `unknown`: it may have been billed, so the reservation stays until a person settles it, and the call is
 * never sent again.
 */
export const failOutput = systemMutation({
  name: 'failOutput',
  input,
  run: async ({ tx, ctx, input: failed, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, failed.outputId);
    if (loaded?.output.state !== 'running') return unchanged(null);
    const route = await findRoute(tx, routeOf(loaded));
    if (!route) throw new Error(`Route ${routeOf(loaded)} is gone.`);
    const attempts = await attemptsOf(tx, loaded.output.id);
    const scope = { tx, loaded, route, attempts, failed, now };
    const opened = await noteFailure(tx, route, failed, now);
    const events = (await again(scope)) ?? (await end(scope));
    if (!events) return unchanged(null);
    return { result: null, events: [...events, ...opened] as [NewEvent, ...NewEvent[]] };
  },
});

async function endLast({ tx, attempts, failed, now }: Scope, bill: Bill | null): Promise<void> {
  const attempt = attempts.at(-1);
  if (attempt) await endAttempt(tx, attempt.id, failedAttempt(failed, bill, now));
}

/** Back into the queue: the same model later, or another one at once. Null when neither may be. */
async function again(scope: Scope): Promise<NewEvent[] | null> {
  const { tx, loaded, route, attempts, failed, now } = scope;
  const { output, run } = loaded;
  const elsewhere = failed.kind === 'again' || brokenForAll.includes(failed.code);
  if (!elsewhere) return null;
  const tries = attempts.filter((attempt) => attempt.routeId === route.id).length;
  const at = failed.kind === 'again' ? nextTryAt(tries, now, Math.random(), failed.retryAfterMs) : null;
  const without = attempts.flatMap((attempt) => attempt.routeId ?? []);
  const next = at ? null : (await routeNow(tx, loaded, { now, without })).chosen;
  if (!at && !next) return null;
  const moved = await moveOutput(tx, output.id, ['running'], {
    state: 'queued',
    startedAt: null,
    nextTryAt: at,
    message: at ? retryMessage(route.name, failed.code, tries) : null,
    ...(next ? { routeId: next.id } : {}),
  });
  if (!moved) return null;
  await endLast(scope, noBill);
  await enqueue(tx, 'render', [{ outputId: output.id, brandId: run.brandId }], {
    priority: 20,
    ...(at ? { startAfter: at } : {}),
  });
  const shared = { runId: run.id, attempt: attempts.at(-1)?.number ?? 0, code: failed.code };
  return [
    next
      ? {
          ...aboutOutput(scope.loaded),
          type: 'output.fell_back',
          payload: {
            runId: run.id,
            from: route.id,
            to: next.id,
            why: failed.message,
            termsId: next.terms?.id ?? null,
          },
        }
      : {
          ...aboutOutput(scope.loaded),
          type: 'output.retried',
          payload: { ...shared, routeId: route.id, nextTryAt: (at ?? now).toISOString() },
        },
  ];
}

/** The end of the output: failed and settled, or unknown and held. Null when somebody else moved it first. */
async function end(scope: Scope): Promise<NewEvent[] | null> {
  const { tx, loaded, route, attempts, failed, now } = scope;
  const { output, run } = loaded;
  const { currency, id: runId } = run;
  const { code } = failed;
  const state = failed.kind === 'unknown' ? 'unknown' : 'failed';
  const bill = failedBill(route.spec, failed, {
    tier: tierSchema.parse(run.tier),
    inputs: loaded.inputs.length,
  });
  const tried =
    failed.kind === 'again' && attempts.length > 1 ? ` It was tried ${attempts.length} times.` : '';
  const moved = await moveOutput(tx, output.id, ['running'], {
    state,
    errorCode: code,
    message: `${failed.message}${tried}`,
    finishedAt: now,
    ...(state === 'failed' ? { billedMicros: bill.micros } : {}),
  });
  if (!moved) return null;
  await endLast(scope, state === 'failed' ? bill : null);
  if (state === 'unknown')
    return [
      {
        ...aboutOutput(scope.loaded),
        type: 'output.unknown',
        payload: { currency, runId, reservedMicros: output.reservedMicros },
      },
    ];
  const passed = await settle(tx, {
    ...purseOf(loaded),
    spentMicros: bill.micros,
    event: 'output.failed',
    now,
  });
  return [
    {
      ...aboutOutput(scope.loaded),
      type: 'output.failed',
      payload: { currency, runId, code, billedMicros: bill.micros, billBasis: bill.basis },
    },
    ...passed,
  ];
}
