import { findBrandKit } from '@/lib/brands/store';
import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { outputLock, withSessionLock } from '@/lib/db/session-lock';
import type { Jobs } from '@/lib/jobs/queue';
import { logger } from '@/lib/logger';
import { decodeUpload } from '@/lib/media/decode-upload';
import { generatePicture, type Picture } from '@/lib/models/generate-picture';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { failOutput } from '@/lib/runs/fail-output';
import { finishOutput } from '@/lib/runs/finish-output';
import { startOutput } from '@/lib/runs/start-output';
import { loadOutput } from '@/lib/runs/store';
import { getBlob } from '@/lib/storage/get-object';
import { putBlob } from '@/lib/storage/put-object';
import { termsInForce } from '@/lib/terms/store';

const CALL_TIMEOUT_MS = 180_000;

/** Makes one output. May be delivered twice or die anywhere: the attempt is stored before the call, the result in one piece. */
export async function renderOutput(job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const ctx = systemCtx({ id: job.brandId, slug: '', name: '' });
  const held = await withSessionLock(outputLock(job.outputId), async () => {
    await make(ctx, job, signal);
    return true;
  });
  // Whoever holds the lock may have put the output back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await loadOutput(db(), job.brandId, job.outputId))?.output.state === 'queued')
    throw new Error(`Output ${job.outputId} is held by somebody who is not making it; try again.`);
}

async function make(ctx: Ctx, job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const started = await startOutput(ctx, { outputId: job.outputId });
  if (!started) return;
  const made = await callModel(job, signal);
  if (!made.ok) {
    const { kind, code, message, response, usage } = made;
    await failOutput(ctx, { outputId: job.outputId, kind, code, message, response, usage });
    return;
  }
  const blob = await keep(made).catch((error: unknown) => {
    logger.warn({ err: error, outputId: job.outputId }, 'a picture could not be kept');
    return null;
  });
  if (!blob) {
    await failOutput(ctx, {
      outputId: job.outputId,
      // The provider did its part and may bill it.
      kind: made.repeatable ? 'failed' : 'unknown',
      code: 'bad_picture',
      message: 'The model answered with something that is not a usable picture, or it could not be stored.',
      response: made.response,
      usage: made.usage,
    });
    return;
  }
  await finishOutput(ctx, {
    outputId: job.outputId,
    attemptId: started.attemptId,
    blob,
    usage: made.usage,
    response: made.response,
    modelReported: made.modelReported,
  });
}

async function callModel(job: Jobs['render'], signal: AbortSignal) {
  const loaded = await loadOutput(db(), job.brandId, job.outputId);
  if (!loaded) throw new Error(`Output ${job.outputId} is gone.`);
  const { output, run, inputs } = loaded;
  const route = (await termsInForce(db(), job.brandId, [run.routeId])).get(run.routeId)?.route;
  if (!route) throw new Error(`Route ${run.routeId} is gone.`);
  const palette = (await findBrandKit(db(), job.brandId))?.palette ?? [];
  const colours = Object.values(run.slots).flatMap((value) =>
    palette.filter((entry) => entry.name === value),
  );
  const made = await generatePicture({
    provider: route.provider,
    modelId: route.modelId,
    spec: route.spec,
    prompt: run.prompt,
    negativePrompt: run.negativePrompt,
    operation: run.operation,
    tier: tierSchema.parse(run.tier),
    size: ratioSchema.parse(run.size),
    seed: output.seed,
    inputs: await Promise.all(
      inputs.map(async (input) => ({
        role: input.role,
        bytes: await getBlob(input.sha256),
        subjectMask: input.maskSha256 ? await getBlob(input.maskSha256) : null,
      })),
    ),
    mask: run.maskSha256 ? await getBlob(run.maskSha256) : null,
    scene: { ...run.slots, market: run.market, palette: colours.map((entry) => entry.hex) },
    signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
  });
  return { ...made, repeatable: route.spec.repeatable };
}

/** Checks what came back as strictly as an upload, then stores it. */
async function keep(made: Picture) {
  const decoded = await decodeUpload(made.bytes);
  const { sha256, size } = await putBlob(made.bytes, decoded.mime);
  const { mime, width, height, pixelDigest } = decoded;
  return { sha256, size, mime, width, height, pixelDigest };
}
