import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { outputLock, withSessionLock } from '@/lib/db/session-lock';
import type { Jobs } from '@/lib/jobs/queue';
import { retryAfterMs } from '@/lib/models/retry-rules';
import { failOutput } from '@/lib/runs/fail-output';
import { finishOutput } from '@/lib/runs/finish-output';
import { peekOutput } from '@/lib/runs/output-store';
import { startOutput } from '@/lib/runs/start-output';
import { callModel } from './call-model';
import { keepPicture } from './keep-picture';

/** Makes one output. May be delivered twice or die anywhere: the attempt is stored before the call, the result in one piece. */
export async function renderOutput(job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const ctx = systemCtx({ id: job.brandId, slug: '', name: '' });
  const held = await withSessionLock(outputLock(job.outputId), async (session) => {
    const it = await peekOutput(db(), job.brandId, job.outputId);
    if (it?.state !== 'queued') return true;
    // A job of an earlier try that comes late, or of one that was put off.
    if (it.nextTryAt && it.nextTryAt.getTime() > Date.now() + 250) return true;
    // A provider's limit of calls at a time holds over all workers, for the call alone: what comes back is kept outside.
    const called = await session.inPlace(`calls:${it.routeId}`, it.concurrency, signal, () =>
      call(ctx, job, signal),
    );
    if (called) await settle(ctx, job.outputId, called);
    return true;
  });
  // Whoever holds the lock may have put the output back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await peekOutput(db(), job.brandId, job.outputId))?.state === 'queued')
    throw new Error(`Output ${job.outputId} is held by somebody who is not making it; try again.`);
}

type Called = { attemptId: string; made: Awaited<ReturnType<typeof callModel>> };

async function call(ctx: Ctx, job: Jobs['render'], signal: AbortSignal): Promise<Called | null> {
  const started = await startOutput(ctx, { outputId: job.outputId });
  if (!started) return null;
  const made = await callModel(started.loaded, started.route, signal);
  return { attemptId: started.attemptId, made };
}

async function settle(ctx: Ctx, outputId: string, { attemptId, made }: Called): Promise<void> {
  const kept = made.ok ? await keepPicture(made, outputId) : made;
  if (!kept.ok) {
    const { ok: _ok, retryAfter, ...rest } = kept;
    await failOutput(ctx, { outputId, ...rest, retryAfterMs: retryAfterMs(retryAfter, new Date()) });
    return;
  }
  const { usage, response, modelReported, seedReported } = kept.picture;
  const { blob } = kept;
  await finishOutput(ctx, { outputId, attemptId, blob, usage, response, modelReported, seedReported });
}
