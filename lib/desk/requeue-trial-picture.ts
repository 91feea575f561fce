import { z } from 'zod';
import { enqueue } from '@/lib/jobs/queue';
import { systemMutation, unchanged } from '@/lib/mutation';
import { aboutPicture, loadTrialPicture } from './load-picture';
import { deskAttemptsOf, endDeskAttempt, moveTrialPicture } from './store';

/** Its worker died. Only for a model that can be run again for nothing and gives the same bytes. */
export const requeueTrialPicture = systemMutation({
  name: 'requeueTrialPicture',
  input: z.strictObject({ pictureId: z.string() }),
  run: async ({ tx, ctx, input: { pictureId }, now }) => {
    const loaded = await loadTrialPicture(tx, ctx.brand.id, pictureId);
    if (!loaded || !(await moveTrialPicture(tx, pictureId, 'running', { state: 'queued' })))
      return unchanged(null);
    const attempt = (await deskAttemptsOf(tx, pictureId)).at(-1);
    if (attempt)
      await endDeskAttempt(tx, attempt.id, {
        state: 'failed',
        response: { error: 'worker lost' },
        billedMicros: 0,
        billBasis: 'none',
        finishedAt: now,
      });
    await enqueue(tx, 'trial', [{ pictureId, brandId: ctx.brand.id }]);
    return {
      result: null,
      events: [
        {
          ...aboutPicture(loaded),
          type: 'trial_picture.requeued' as const,
          payload: { trialId: loaded.trial.id, attempt: attempt?.number ?? 0 },
        },
      ],
    };
  },
});
