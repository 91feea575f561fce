import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { outputLock } from '@/lib/db/session-lock';
import type { Jobs } from '@/lib/jobs/queue';
import { failOutput } from '@/lib/runs/fail-output';
import { finishOutput } from '@/lib/runs/finish-output';
import { peekOutput } from '@/lib/runs/output-store';
import { startOutput } from '@/lib/runs/start-output';
import { callModel } from './call-model';
import { inTurn } from './in-turn';
import { keepPicture } from './keep-picture';

/** A job may come this much before its time. */
const EARLY_MS = 250;

/** Makes one output: the attempt is stored before the call, the result in one piece. */
export async function renderOutput(
  { outputId, brandId }: Jobs['render'],
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemCtx({ id: brandId, slug: '', name: '' });
  await inTurn(
    {
      lock: outputLock(outputId),
      peek: async () => {
        const it = await peekOutput(db(), brandId, outputId);
        if (it?.state !== 'queued') return null;
        // A job of an earlier try that comes late, or of one that was put off, is not due.
        return { ...it, due: !it.nextTryAt || it.nextTryAt.getTime() <= Date.now() + EARLY_MS };
      },
      call: async () => {
        const started = await startOutput(ctx, { outputId });
        if (!started) return null;
        const made = await callModel(started.loaded, started.route, signal);
        return { attemptId: started.attemptId, made };
      },
      settle: async ({ attemptId, made }) => {
        const kept = await keepPicture(made, outputId);
        if (kept.ok) await finishOutput(ctx, { outputId, attemptId, ...kept.picture });
        else await failOutput(ctx, { outputId, ...kept.failed });
      },
    },
    signal,
  );
}
