import { settle } from '@/lib/budgets/store';
import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { aboutPicture, loadTrialPicture, purseOf } from './load-picture';
import { settleTrialPictureInput } from './schemas';
import { moveTrialPicture } from './store';

/** A lead looked at the provider's bill: an unknown call of a trial cost its list price, or nothing. */
export const settleTrialPicture = mutation({
  name: 'settleTrialPicture',
  permission: 'budget:set',
  input: settleTrialPictureInput,
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadTrialPicture(tx, ctx.brand.id, input.pictureId);
    if (!loaded) throw notFound('trial picture');
    const billedMicros = input.billed === 'nothing' ? 0 : loaded.picture.reservedMicros;
    const moved = await moveTrialPicture(tx, input.pictureId, 'unknown', {
      state: 'failed',
      errorCode: 'reconciled',
      message: 'The call was lost; a lead settled its bill.',
      billedMicros,
      finishedAt: now,
    });
    if (!moved) throw conflict('This call is not waiting to be settled any more.');
    const event = 'trial_picture.settled' as const;
    const passed = await settle(tx, { ...purseOf(loaded), spentMicros: billedMicros, event, now });
    const { currency, id: trialId } = loaded.trial;
    return {
      result: { trialId },
      events: [
        {
          ...aboutPicture(loaded),
          type: event,
          payload: { currency, trialId, billedMicros, reason: input.reason },
        },
        ...passed,
      ],
    };
  },
});
