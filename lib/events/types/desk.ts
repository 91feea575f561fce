import { z } from 'zod';
import { defineEvents } from './define';

const money = { currency: z.string() };
const bill = { billedMicros: z.int(), billBasis: z.string() };
const trialId = z.string();

export const deskEvents = defineEvents({
  'campaign.warned': {
    meaning: "A model of a campaign's lockset retires soon or is gone; the people of the campaign were told.",
    payload: z.strictObject({
      routeId: z.string(),
      retiresOn: z.string().nullable(),
      tiers: z.array(z.string()),
    }),
  },
  'trial.started': {
    meaning:
      "A replacement is tried on a campaign's recent pictures: model, terms and price were fixed and the money reserved.",
    payload: z.strictObject({
      ...money,
      locksetHash: z.string(),
      tier: z.string(),
      /** The tier at whose size the pictures are made. */
      madeAt: z.string(),
      fromRouteId: z.string(),
      toRouteId: z.string(),
      modelId: z.string(),
      termsId: z.string(),
      outputs: z.array(z.string()),
      reservedMicros: z.int(),
    }),
  },
  'trial_picture.started': {
    meaning: 'The worker is about to call the replacement.',
    payload: z.strictObject({
      trialId,
      attempt: z.int(),
      routeId: z.string(),
      termsId: z.string(),
      /** Of the output that is made again. */
      outputId: z.string(),
      seedRequested: z.int(),
      seedSent: z.int().nullable(),
    }),
  },
  'trial_picture.retried': {
    meaning: 'The replacement turned a call away without a bill; it is asked once more after a pause.',
    payload: z.strictObject({ trialId, attempt: z.int(), code: z.string(), nextTryAt: z.string() }),
  },
  'trial_picture.requeued': {
    meaning: 'The worker was lost; the trial picture is made again, which costs nothing with this model.',
    payload: z.strictObject({ trialId, attempt: z.int() }),
  },
  'trial_picture.succeeded': {
    meaning: 'A trial picture arrived, was stored beside the one before it and paid for. It is no asset.',
    payload: z.strictObject({
      ...money,
      ...bill,
      trialId,
      sha256: z.string(),
      pixelDigest: z.string(),
      modelReported: z.string().nullable(),
      responseHash: z.string(),
    }),
  },
  'trial_picture.failed': {
    meaning: 'A trial picture could not be made; its reservation was released except for what was billed.',
    payload: z.strictObject({ ...money, ...bill, trialId, code: z.string() }),
  },
  'trial_picture.unknown': {
    meaning: 'A paid call of a trial was sent and its end is not known; its reservation is kept.',
    payload: z.strictObject({ ...money, trialId, reservedMicros: z.int() }),
  },
  'trial_picture.settled': {
    meaning: 'A person found out what an unknown call of a trial cost.',
    payload: z.strictObject({ ...money, trialId, billedMicros: z.int(), reason: z.string() }),
  },
});
