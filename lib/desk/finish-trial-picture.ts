import { z } from 'zod';
import { settle } from '@/lib/budgets/store';
import { canonicalHash } from '@/lib/canonical';
import { pictureBill } from '@/lib/models/bill-rules';
import { madePictureFields } from '@/lib/models/call-fields';
import { recordSuccess } from '@/lib/models/health-store';
import { tierSchema } from '@/lib/models/schemas';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { aboutPicture, loadTrialPicture, purseOf } from './load-picture';
import { endDeskAttempt, moveTrialPicture } from './store';

const input = z.strictObject({
  pictureId: z.string(),
  attemptId: z.string(),
  ...madePictureFields,
  drift: z.strictObject({
    structure: z.number(),
    colour: z.number(),
    palette: z.strictObject({ before: z.number(), after: z.number() }).nullable(),
  }),
});

/** The trial's picture is in the store: it stands beside the one before it with its drift, and is paid for. */
export const finishTrialPicture = systemMutation({
  name: 'finishTrialPicture',
  input,
  run: async ({ tx, ctx, input: made, now }) => {
    const loaded = await loadTrialPicture(tx, ctx.brand.id, made.pictureId);
    if (loaded?.picture.state !== 'running') return unchanged(null);
    const { picture, trial, source, route } = loaded;
    const { sha256, pixelDigest, width, height } = made.blob;
    const bill = pictureBill(route.spec, {
      tier: tierSchema.parse(trial.madeAt),
      inputs: source.inputs.length,
      width,
      height,
      usage: made.usage,
    });
    await insertBlob(tx, { ...made.blob, createdAt: now });
    const moved = await moveTrialPicture(tx, picture.id, 'running', {
      state: 'succeeded',
      afterSha256: sha256,
      drift: made.drift,
      billedMicros: bill.micros,
      finishedAt: now,
    });
    if (!moved) return unchanged(null);
    await recordSuccess(tx, route.id, now);
    const response = { ...made.response, modelReported: made.modelReported };
    await endDeskAttempt(tx, made.attemptId, {
      state: 'succeeded',
      response,
      usage: made.usage,
      billedMicros: bill.micros,
      billBasis: bill.basis,
      seedReported: made.seedReported,
      finishedAt: now,
    });
    const passed = await settle(tx, {
      ...purseOf(loaded),
      spentMicros: bill.micros,
      event: 'trial_picture.succeeded',
      now,
    });
    return {
      result: null,
      events: [
        {
          ...aboutPicture(loaded),
          type: 'trial_picture.succeeded' as const,
          payload: {
            currency: trial.currency,
            trialId: trial.id,
            sha256,
            pixelDigest,
            modelReported: made.modelReported,
            billedMicros: bill.micros,
            billBasis: bill.basis,
            responseHash: canonicalHash(response),
          },
        },
        ...passed,
      ],
    };
  },
});
