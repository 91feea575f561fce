import { z } from 'zod';
import { defineEvents } from './define';

const seen = z.strictObject({
  terms: z.record(z.string(), z.string()),
  rights: z.record(z.string(), z.int()),
});
const bound = { assetId: z.string(), sha256: z.string(), pixelDigest: z.string() };

export const reviewEvents = defineEvents({
  'asset.submitted': {
    meaning: 'An asset was put up for review.',
    payload: z.strictObject({ ...bound, stages: z.array(z.string()), locksetId: z.string(), seen }),
  },
  'submission.signed_off': {
    meaning: 'A stage was signed off; the statement is bound to these bytes.',
    payload: z.strictObject({
      ...bound,
      stage: z.string(),
      statement: z.string(),
      approved: z.boolean(),
      seen,
    }),
  },
  'submission.changes_requested': {
    meaning: 'A reviewer asked for changes.',
    payload: z.strictObject({ ...bound, stage: z.string(), reason: z.string() }),
  },
  'submission.rejected': {
    meaning: 'A reviewer rejected an asset.',
    payload: z.strictObject({ ...bound, stage: z.string(), reason: z.string() }),
  },
  'submission.withdrawn': {
    meaning: 'The submission was taken back.',
    payload: z.strictObject({ assetId: z.string() }),
  },
  'submission.recalled': {
    meaning: 'An approved asset was recalled.',
    payload: z.strictObject({ assetId: z.string(), reason: z.string(), descendants: z.array(z.string()) }),
  },
  'asset.sealed': {
    meaning:
      'The approved file was sealed without re-encoding: same pixels, metadata and Content Credentials added.',
    payload: z.strictObject({
      assetId: z.string(),
      originalSha256: z.string(),
      pixelDigest: z.string(),
      sealedSha256: z.string(),
      credentialsState: z.string(),
    }),
  },
  'asset.delivered': {
    meaning: 'The sealed file was written to the delivery bucket, read back and compared.',
    payload: z.strictObject({
      assetId: z.string(),
      sealedSha256: z.string(),
      sidecarSha256: z.string(),
      bucket: z.string(),
      key: z.string(),
      versionId: z.string().nullable(),
      seen,
    }),
  },
  'delivery.failed': {
    meaning: 'A delivery did not go through.',
    payload: z.strictObject({ assetId: z.string(), code: z.string(), message: z.string() }),
  },
  'delivery.retried': {
    meaning: 'A failed delivery was started again.',
    payload: z.strictObject({ assetId: z.string() }),
  },
  'provenance.exported': {
    meaning: 'Rows of the provenance log were exported.',
    payload: z.strictObject({ rows: z.int(), filterHash: z.string() }),
  },
  'provenance.verified': {
    meaning: 'Stored objects, locksets, inputs and event records were hashed again and compared.',
    payload: z.strictObject({ checked: z.int(), differences: z.int() }),
  },
});
