import { z } from 'zod';
import { settle } from '@/lib/budgets/store';
import type { NewEvent } from '@/lib/events/events';
import { enqueue } from '@/lib/jobs/queue';
import { type Bill, failedBill, noBill } from '@/lib/models/bill-rules';
import { failedAttempt, failedCallFields } from '@/lib/models/call-fields';
import { noteFailure } from '@/lib/models/note-failure';
import { nextTryAt } from '@/lib/models/retry-rules';
import { tierSchema } from '@/lib/models/schemas';
import { systemMutation, unchanged } from '@/lib/mutation';
import { retryMessage } from '@/lib/runs/waiting-rules';
import { aboutPicture, loadTrialPicture, purseOf } from './load-picture';
import { deskAttemptsOf, endDeskAttempt, moveTrialPicture } from './store';

const input = z.strictObject({ pictureId: z.string(), ...failedCallFields });

/** A trial can wait for a better day: one more try after a pause, no other model. */
const TRIES = 2;

/**
 * A call of a trial gave no picture. Turned away without a bill, it is made once more. `failed`: what was billed is
 * settled and the rest goes back. `unknown`: it may have been billed, so its money stays held until a lead settles it.
 */
export const failTrialPicture = systemMutation({
  name: 'failTrialPicture',
  input,
  run: async ({ tx, ctx, input: failed, now }) => {
    const loaded = await loadTrialPicture(tx, ctx.brand.id, failed.pictureId);
    if (loaded?.picture.state !== 'running') return unchanged(null);
    const { picture, trial, source, route } = loaded;
    const attempts = await deskAttemptsOf(tx, picture.id);
    const last = attempts.at(-1);
    const opened = await noteFailure(tx, route, failed, now);
    const about = aboutPicture(loaded);
    const { currency, id: trialId } = trial;
    const end = (bill: Bill | null) =>
      last ? endDeskAttempt(tx, last.id, failedAttempt(failed, bill, now)) : undefined;
    const told = (event: NewEvent, more: readonly NewEvent[] = []) => ({
      result: null,
      events: [event, ...more, ...opened] as [NewEvent, ...NewEvent[]],
    });

    const at =
      failed.kind === 'again' && attempts.length < TRIES
        ? nextTryAt(attempts.length, now, Math.random(), failed.retryAfterMs)
        : null;
    if (at) {
      const message = retryMessage(route.name, failed.code, attempts.length);
      if (!(await moveTrialPicture(tx, picture.id, 'running', { state: 'queued', message })))
        return unchanged(null);
      await end(noBill);
      await enqueue(tx, 'trial', [{ pictureId: picture.id, brandId: trial.brandId }], { startAfter: at });
      const payload = {
        trialId,
        attempt: attempts.length,
        code: failed.code,
        nextTryAt: at.toISOString(),
      };
      return told({ ...about, type: 'trial_picture.retried', payload });
    }

    const { code, message } = failed;
    if (failed.kind === 'unknown') {
      const to = { state: 'unknown' as const, errorCode: code, message, finishedAt: now };
      if (!(await moveTrialPicture(tx, picture.id, 'running', to))) return unchanged(null);
      await end(null);
      const payload = { currency, trialId, reservedMicros: picture.reservedMicros };
      return told({ ...about, type: 'trial_picture.unknown', payload });
    }

    const bill = failedBill(route.spec, failed, {
      tier: tierSchema.parse(trial.madeAt),
      inputs: source.inputs.length,
    });
    const to = {
      state: 'failed' as const,
      errorCode: code,
      message,
      billedMicros: bill.micros,
      finishedAt: now,
    };
    if (!(await moveTrialPicture(tx, picture.id, 'running', to))) return unchanged(null);
    await end(bill);
    const passed = await settle(tx, {
      ...purseOf(loaded),
      spentMicros: bill.micros,
      event: 'trial_picture.failed',
      now,
    });
    const payload = { currency, trialId, code, billedMicros: bill.micros, billBasis: bill.basis };
    return told({ ...about, type: 'trial_picture.failed', payload }, passed);
  },
});
