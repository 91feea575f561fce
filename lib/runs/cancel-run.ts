import { z } from 'zod';
import { release } from '@/lib/budgets/store';
import { notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { moveOutput, outputsOf } from './output-store';
import { findRun } from './store';

/** Takes back what has not been sent to a model yet; the money held for it goes back. */
export const cancelRun = mutation({
  name: 'cancelRun',
  permission: 'run:create',
  input: z.strictObject({ runId: z.string() }),
  run: async ({ tx, ctx, input, now }) => {
    const run = await findRun(tx, ctx.brand.id, input.runId);
    if (!run) throw notFound('run');
    let cancelled = 0;
    let releasedMicros = 0;
    for (const output of await outputsOf(tx, run.id))
      if (
        await moveOutput(tx, output.id, ['queued'], { state: 'cancelled', billedMicros: 0, finishedAt: now })
      ) {
        cancelled += 1;
        releasedMicros += output.reservedMicros;
      }
    if (cancelled === 0)
      throw refused('Nothing was cancelled: every picture of this run is finished or already being made.');
    await release(tx, {
      brandId: run.brandId,
      campaignId: run.campaignId,
      runId: run.id,
      outputId: null,
      reservedMicros: releasedMicros,
      event: 'run.cancelled',
      now,
    });
    return {
      result: { cancelled },
      events: [
        {
          type: 'run.cancelled' as const,
          subject: { type: 'run', id: run.id },
          campaignId: run.campaignId,
          payload: { currency: run.currency, cancelled, releasedMicros },
        },
      ],
    };
  },
});
