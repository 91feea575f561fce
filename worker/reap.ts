import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { outputLock, withSessionLock } from '@/lib/db/session-lock';
import { logger } from '@/lib/logger';
import { failOutput } from '@/lib/runs/fail-output';
import { requeueOutput } from '@/lib/runs/requeue-output';
import { loadOutput, runningOutputs } from '@/lib/runs/store';
import { termsInForce } from '@/lib/terms/store';

/**
 * Finds outputs that say "running" while no living worker holds their lock. A free and repeatable model runs again; a
 * paid call that may have been sent becomes `unknown`.
 */
export async function reap(): Promise<number> {
  let settled = 0;
  for (const { id, brandId } of await runningOutputs(db()))
    await withSessionLock(outputLock(id), async () => {
      const loaded = await loadOutput(db(), brandId, id);
      if (loaded?.output.state !== 'running') return;
      const { run } = loaded;
      const route = (await termsInForce(db(), brandId, [run.routeId])).get(run.routeId)?.route;
      const ctx = systemCtx({ id: brandId, slug: '', name: '' }, 'reaper');
      logger.warn({ outputId: id, route: run.routeId }, 'the worker of an output was lost');
      if (route?.spec.repeatable) await requeueOutput(ctx, { outputId: id });
      else
        await failOutput(ctx, {
          outputId: id,
          kind: 'unknown',
          code: 'interrupted',
          message:
            'We stopped in the middle of a paid call. It may have been billed, so it is not sent again; a lead can settle it.',
          response: { error: 'worker lost' },
          usage: {},
        });
      settled += 1;
    });
  return settled;
}
