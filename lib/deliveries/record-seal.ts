import { z } from 'zod';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { loadDelivery, moveDelivery } from './store';

const stored = z.strictObject({ sha256: z.string(), size: z.int(), key: z.string() });

/** The sealed file is in the store; from here on the delivery has its hash. Does nothing when it was recalled meanwhile. */
export const recordSeal = systemMutation({
  name: 'recordSeal',
  input: z.strictObject({
    submissionId: z.string(),
    sealed: stored,
    sidecar: stored,
    credentialsState: z.string(),
  }),
  run: async ({ tx, ctx, input, now }) => {
    const { submissionId, sealed, sidecar, credentialsState } = input;
    const loaded = await loadDelivery(tx, ctx.brand.id, submissionId);
    if (!loaded) return unchanged({ sealed: false });
    const { asset, delivery } = loaded;
    const { pixelDigest, width, height, mime } = asset;
    await insertBlob(tx, {
      sha256: sealed.sha256,
      size: sealed.size,
      mime,
      width,
      height,
      pixelDigest,
      createdAt: now,
    });
    await insertBlob(tx, {
      sha256: sidecar.sha256,
      size: sidecar.size,
      mime: 'application/json',
      createdAt: now,
    });
    const moved = await moveDelivery(tx, ctx.brand.id, submissionId, ['pending'], {
      state: 'sealed',
      sealedSha256: sealed.sha256,
      sealedSize: sealed.size,
      pixelDigest,
      sidecarSha256: sidecar.sha256,
      message: null,
    });
    if (!moved) return unchanged({ sealed: false });
    return {
      result: { sealed: true },
      events: [
        {
          type: 'asset.sealed',
          subject: { type: 'delivery', id: delivery.id },
          campaignId: delivery.campaignId,
          payload: {
            assetId: asset.id,
            originalSha256: asset.sha256,
            pixelDigest,
            sealedSha256: sealed.sha256,
            credentialsState,
          },
        },
      ],
    };
  },
});
