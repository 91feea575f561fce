import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { type LockSession, outputLock, withSessionLock } from '@/lib/db/session-lock';
import type { Jobs } from '@/lib/jobs/queue';
import { retryAfterMs } from '@/lib/models/retry-rules';
import { findRoute, type Route } from '@/lib/models/store';
import { failOutput } from '@/lib/runs/fail-output';
import { finishOutput } from '@/lib/runs/finish-output';
import { loadOutput } from '@/lib/runs/output-store';
import { routeOf } from '@/lib/runs/route-now';
import { startOutput } from '@/lib/runs/start-output';
import { callModel } from './call-model';
import { keepPicture } from './keep-picture';

/** Makes one output. May be delivered twice or die anywhere: the attempt is stored before the call, the result in one piece. */
export async function renderOutput(job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const ctx = systemCtx({ id: job.brandId, slug: '', name: '' });
  const held = await withSessionLock(outputLock(job.outputId), async (session) => {
    const loaded = await loadOutput(db(), job.brandId, job.outputId);
    if (loaded?.output.state !== 'queued') return true;
    // A job of an earlier try that comes late, or of one that was put off.
    if (loaded.output.nextTryAt && loaded.output.nextTryAt.getTime() > Date.now() + 250) return true;
    const route = await findRoute(db(), routeOf(loaded));
    if (!route) throw new Error(`Route ${routeOf(loaded)} is gone.`);
    await inTurn(session, route, signal, () => make(ctx, job, signal));
    return true;
  });
  // Whoever holds the lock may have put the output back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await loadOutput(db(), job.brandId, job.outputId))?.output.state === 'queued')
    throw new Error(`Output ${job.outputId} is held by somebody who is not making it; try again.`);
}

/** A provider's limit of calls at a time holds over all workers. */
const inTurn = (session: LockSession, route: Route, signal: AbortSignal, work: () => Promise<void>) =>
  session.inPlace(`calls:${route.id}`, route.spec.concurrency, signal, work);

async function make(ctx: Ctx, job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const { outputId } = job;
  const started = await startOutput(ctx, { outputId });
  if (!started) return;
  const loaded = await loadOutput(db(), job.brandId, outputId);
  const route = await findRoute(db(), started.routeId);
  if (!loaded || !route) throw new Error(`Output ${outputId} or its model is gone.`);
  const made = await callModel(loaded, route, signal);
  const kept = made.ok ? await keepPicture(made, outputId) : made;
  if (!kept.ok) {
    const { ok: _ok, retryAfter, ...rest } = kept;
    await failOutput(ctx, { outputId, ...rest, retryAfterMs: retryAfterMs(retryAfter, new Date()) });
    return;
  }
  const { usage, response, modelReported, seedReported } = kept.picture;
  await finishOutput(ctx, {
    outputId,
    attemptId: started.attemptId,
    blob: kept.blob,
    usage,
    response,
    modelReported,
    seedReported,
  });
}
