import { z } from 'zod';
import { defineEvents } from './define';

const money = { currency: z.string() };

export const runEvents = defineEvents({
  'concept.started': {
    meaning: 'A concept was begun.',
    payload: z.strictObject({ from: z.enum(['request', 'upload']) }),
  },
  'run.requested': {
    meaning: 'A run was authorised: its input, model, terms and price were fixed and the money reserved.',
    payload: z.strictObject({
      ...money,
      conceptId: z.string(),
      locksetHash: z.string(),
      templateVersionId: z.string(),
      operation: z.string(),
      tier: z.string(),
      routeId: z.string(),
      modelId: z.string(),
      termsId: z.string(),
      size: z.string(),
      market: z.string(),
      seeds: z.array(z.int()),
      seedClass: z.string(),
      inputHash: z.string(),
      promptHash: z.string(),
      references: z.array(z.strictObject({ id: z.string(), sha256: z.string(), rightsRevision: z.int() })),
      parentAssetId: z.string().nullable(),
      count: z.int(),
      estimateMicros: z.int(),
      reservedMicros: z.int(),
    }),
  },
  'output.started': {
    meaning: 'The worker is about to call the model.',
    payload: z.strictObject({
      runId: z.string(),
      attempt: z.int(),
      routeId: z.string().optional(),
      seedRequested: z.int(),
      seedSent: z.int().nullable(),
    }),
  },
  'output.retried': {
    meaning: 'A call was turned away without a bill; the same model is asked again after a pause.',
    payload: z.strictObject({
      runId: z.string(),
      attempt: z.int(),
      routeId: z.string(),
      code: z.string(),
      nextTryAt: z.string(),
    }),
  },
  'output.fell_back': {
    meaning: 'A picture goes to another model of the lockset, which allows that.',
    payload: z.strictObject({
      runId: z.string(),
      from: z.string(),
      to: z.string(),
      why: z.string(),
      /** Terms of the model it goes to, as accepted now. */
      termsId: z.string().nullable(),
    }),
  },
  'output.waits': {
    meaning:
      'Every model that may make a picture failed lately; it waits for the first that takes calls again.',
    payload: z.strictObject({ runId: z.string(), routeId: z.string(), until: z.string() }),
  },
  'output.succeeded': {
    meaning: 'A picture arrived, was stored and paid for.',
    payload: z.strictObject({
      ...money,
      runId: z.string(),
      assetId: z.string(),
      sha256: z.string(),
      pixelDigest: z.string(),
      seedRequested: z.int(),
      seedSent: z.int().nullable(),
      /** The seed that the provider says it took, where it says so. */
      seedReported: z.int().nullable().optional(),
      seedClass: z.string(),
      routeId: z.string().optional(),
      modelReported: z.string().nullable(),
      usage: z.record(z.string(), z.number()),
      billedMicros: z.int(),
      billBasis: z.string().optional(),
      responseHash: z.string(),
    }),
  },
  'output.failed': {
    meaning: 'A picture could not be made; its reservation was released except for what was billed.',
    payload: z.strictObject({
      ...money,
      runId: z.string(),
      code: z.string(),
      billedMicros: z.int(),
      billBasis: z.string().optional(),
    }),
  },
  'output.unknown': {
    meaning:
      'A paid call was sent and its end is not known; its reservation is kept until somebody finds out.',
    payload: z.strictObject({ ...money, runId: z.string(), reservedMicros: z.int() }),
  },
  'output.requeued': {
    meaning: 'The worker was lost; the picture is made again, which costs nothing with this model.',
    payload: z.strictObject({ runId: z.string(), attempt: z.int() }),
  },
  'run.cancelled': {
    meaning: 'Pictures that had not been sent to a model were taken back; their money was released.',
    payload: z.strictObject({ ...money, cancelled: z.int(), releasedMicros: z.int() }),
  },
  'output.reconciled': {
    meaning: 'A person found out how an unknown call ended.',
    payload: z.strictObject({ ...money, runId: z.string(), billedMicros: z.int(), reason: z.string() }),
  },
  'asset.uploaded': {
    meaning: 'A picture was uploaded to start a concept.',
    payload: z.strictObject({
      conceptId: z.string(),
      referenceId: z.string(),
      sha256: z.string(),
      pixelDigest: z.string(),
    }),
  },
  'asset.picked': { meaning: 'A picture was picked.', payload: z.strictObject({ conceptId: z.string() }) },
  'asset.unpicked': { meaning: 'A pick was taken back.', payload: z.strictObject({ conceptId: z.string() }) },
  'asset.labelled': {
    meaning: 'The name or the tags of an asset changed; the asset itself did not.',
    payload: z.strictObject({ revision: z.int(), name: z.string(), tags: z.array(z.string()) }),
  },
  'asset.noted': {
    meaning: 'A note about an asset was written.',
    payload: z.strictObject({ noteId: z.string(), textHash: z.string() }),
  },
  'asset.discarded': {
    meaning: 'An asset that was never submitted was deleted; this record of it stays.',
    payload: z.strictObject({
      sha256: z.string(),
      pixelDigest: z.string(),
      conceptId: z.string(),
      outputId: z.string().nullable(),
    }),
  },
  'concept.handed_off': {
    meaning: 'A concept was packed and handed to a designer.',
    payload: z.strictObject({ handOffId: z.string(), sha256: z.string(), attempts: z.int() }),
  },
});
