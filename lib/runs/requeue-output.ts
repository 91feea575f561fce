import { z } from 'zod';
import { enqueue } from '@/lib/jobs/queue';
import { systemMutation, unchanged } from '@/lib/mutation';
import { endAttempt, lastAttempt, loadOutput, moveOutput } from './output-store';

/** Its worker died. Only for a model that can be run again for nothing and gives the same bytes. */
export const requeueOutput = systemMutation({
  name: 'requeueOutput',
  input: z.strictObject({ outputId: z.string() }),
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (!loaded || !(await moveOutput(tx, input.outputId, ['running'], { state: 'queued', startedAt: null })))
      return unchanged(null);
    const attempt = await lastAttempt(tx, input.outputId);
    if (attempt)
      await endAttempt(tx, attempt.id, {
        state: 'failed',
        response: { error: 'worker lost' },
        finishedAt: now,
      });
    await enqueue(tx, 'render', [{ outputId: input.outputId, brandId: ctx.brand.id }], { priority: 20 });
    return {
      result: null,
      events: [
        {
          type: 'output.requeued' as const,
          subject: { type: 'output', id: input.outputId },
          campaignId: loaded.run.campaignId,
          payload: { runId: loaded.run.id, attempt: attempt?.number ?? 0 },
        },
      ],
    };
  },
});
