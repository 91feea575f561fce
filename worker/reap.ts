import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { outputLock, withSessionLock } from '@/lib/db/session-lock';
import { logger } from '@/lib/logger';
import { workerLost } from '@/lib/models/call-fields';
import { findRoute } from '@/lib/models/store';
import { failOutput } from '@/lib/runs/fail-output';
import { loadOutput, runningOutputs } from '@/lib/runs/output-store';
import { requeueOutput } from '@/lib/runs/requeue-output';
import { routeOf } from '@/lib/runs/route-now';

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
      const route = await findRoute(db(), routeOf(loaded));
      const ctx = systemCtx({ id: brandId, slug: '', name: '' }, 'reaper');
      logger.warn({ outputId: id, route: route?.id }, 'the worker of an output was lost');
      if (route?.spec.repeatable) await requeueOutput(ctx, { outputId: id });
      else
        await failOutput(ctx, {
          outputId: id,
          ...workerLost,
        });
      settled += 1;
    });
  return settled;
}
