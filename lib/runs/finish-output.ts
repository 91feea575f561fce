import { z } from 'zod';
import { settle } from '@/lib/budgets/store';
import { canonicalHash } from '@/lib/canonical';
import { newId } from '@/lib/id';
import { pictureBill } from '@/lib/models/bill-rules';
import { madePictureFields } from '@/lib/models/call-fields';
import { recordSuccess } from '@/lib/models/health-store';
import { tierSchema } from '@/lib/models/schemas';
import { findRoute } from '@/lib/models/store';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { endAttempt, insertAsset, lastAttempt, loadOutput, moveOutput, purseOf } from './output-store';
import { routeOf } from './route-now';

const input = z.strictObject({
  outputId: z.string(),
  attemptId: z.string(),
  ...madePictureFields,
  seedReported: madePictureFields.seedReported.default(null),
});

/** The picture is in the store: one transaction makes the asset, its lineage, the bill and the release of the rest. */
export const finishOutput = systemMutation({
  name: 'finishOutput',
  input,
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (!loaded) return unchanged<{ assetId: string } | null>(null);
    const { output, run } = loaded;
    const route = await findRoute(tx, routeOf(loaded));
    if (!route) throw new Error(`Route ${routeOf(loaded)} is gone.`);
    const bill = pictureBill(route.spec, {
      tier: tierSchema.parse(run.tier),
      inputs: loaded.inputs.length,
      width: input.blob.width,
      height: input.blob.height,
      usage: input.usage,
    });
    const billedMicros = bill.micros;
    const moved = await moveOutput(tx, output.id, ['running'], {
      state: 'succeeded',
      billedMicros,
      finishedAt: now,
    });
    if (!moved) return unchanged<{ assetId: string } | null>(null);
    await recordSuccess(tx, route.id, now);
    const attempt = await lastAttempt(tx, output.id);
    await insertBlob(tx, { ...input.blob, createdAt: now });
    const assetId = newId('asset', now);
    await insertAsset(
      tx,
      {
        id: assetId,
        brandId: run.brandId,
        campaignId: run.campaignId,
        conceptId: run.conceptId,
        outputId: output.id,
        sha256: input.blob.sha256,
        pixelDigest: input.blob.pixelDigest,
        mime: input.blob.mime,
        width: input.blob.width,
        height: input.blob.height,
        market: run.market,
        tier: run.tier,
        digitalSourceType: route.spec.digitalSourceType,
        createdBy: run.requestedBy,
        createdAt: now,
      },
      run.parentAssetId ? { assetId: run.parentAssetId, operation: run.operation } : null,
    );
    const response = { ...input.response, modelReported: input.modelReported };
    await endAttempt(tx, input.attemptId, {
      state: 'succeeded',
      response,
      usage: input.usage,
      billedMicros,
      billBasis: bill.basis,
      seedReported: input.seedReported,
      finishedAt: now,
    });
    const passed = await settle(tx, {
      ...purseOf(loaded),
      spentMicros: billedMicros,
      event: 'output.succeeded',
      now,
    });
    return {
      result: { assetId } as { assetId: string } | null,
      events: [
        {
          type: 'output.succeeded' as const,
          subject: { type: 'output', id: output.id },
          campaignId: run.campaignId,
          payload: {
            currency: run.currency,
            runId: run.id,
            assetId,
            sha256: input.blob.sha256,
            pixelDigest: input.blob.pixelDigest,
            seedRequested: output.seed,
            seedSent: attempt?.seedSent ?? null,
            seedReported: input.seedReported,
            seedClass: route.spec.seedClass,
            routeId: route.id,
            modelReported: input.modelReported,
            usage: input.usage,
            billedMicros,
            billBasis: bill.basis,
            responseHash: canonicalHash(response),
          },
        },
        ...passed,
      ],
    };
  },
});
