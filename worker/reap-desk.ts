import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { trialPictureLock, withSessionLock } from '@/lib/db/session-lock';
import { failTrialPicture } from '@/lib/desk/fail-trial-picture';
import { loadTrialPicture } from '@/lib/desk/load-picture';
import { requeueTrialPicture } from '@/lib/desk/requeue-trial-picture';
import { runningTrialPictures } from '@/lib/desk/store';
import { logger } from '@/lib/logger';
import { workerLost } from '@/lib/models/call-fields';

/** The same for pictures of the model desk: what a lost worker had begun runs again where that is free, else it is `unknown`. */
export async function reapDesk(): Promise<number> {
  let settled = 0;
  for (const { id, brandId } of await runningTrialPictures(db()))
    await withSessionLock(trialPictureLock(id), async () => {
      const loaded = await loadTrialPicture(db(), brandId, id);
      if (loaded?.picture.state !== 'running') return;
      const ctx = systemCtx({ id: brandId, slug: '', name: '' }, 'reaper');
      logger.warn({ pictureId: id, route: loaded.route.id }, 'the worker of a trial picture was lost');
      if (loaded.route.spec.repeatable) await requeueTrialPicture(ctx, { pictureId: id });
      else
        await failTrialPicture(ctx, {
          pictureId: id,
          ...workerLost,
        });
      settled += 1;
    });
  return settled;
}
