import { setTimeout as sleep } from 'node:timers/promises';
import { findBrandKit } from '@/lib/brands/store';
import { policiesOf } from '@/lib/campaigns/schemas';
import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { type LockSession, outputLock, withSessionLock } from '@/lib/db/session-lock';
import type { Jobs } from '@/lib/jobs/queue';
import { logger } from '@/lib/logger';
import { type DecodedImage, decodeUpload, GENERATED_MAX_BYTES } from '@/lib/media/decode-upload';
import { generatePicture, type Picture, type PictureFailure } from '@/lib/models/generate-picture';
import { findKey } from '@/lib/models/key-store';
import { failure } from '@/lib/models/provider-failure';
import { retryAfterMs } from '@/lib/models/retry-rules';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { findRoute, type Route } from '@/lib/models/store';
import { failOutput } from '@/lib/runs/fail-output';
import { finishOutput } from '@/lib/runs/finish-output';
import { type LoadedOutput, loadOutput } from '@/lib/runs/output-store';
import { routeOf } from '@/lib/runs/route-now';
import { startOutput } from '@/lib/runs/start-output';
import { getBlob } from '@/lib/storage/get-object';
import { putBlob } from '@/lib/storage/put-object';

const CALL_TIMEOUT_MS = 180_000;
const STORE_TRIES = 5;
const STORE_PAUSE_MS = 300;

/** Makes one output. May be delivered twice or die anywhere: the attempt is stored before the call, the result in one piece. */
export async function renderOutput(job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const ctx = systemCtx({ id: job.brandId, slug: '', name: '' });
  const held = await withSessionLock(outputLock(job.outputId), async (session) => {
    const loaded = await loadOutput(db(), job.brandId, job.outputId);
    if (loaded?.output.state !== 'queued') return true;
    // A job of an earlier try that comes late, or of one that was put off.
    if (loaded.output.nextTryAt && loaded.output.nextTryAt.getTime() > Date.now() + 250) return true;
    const route = await findRoute(db(), routeOf(loaded));
    if (!route) throw new Error(`Route ${routeOf(loaded)} is gone.`);
    await inTurn(session, route, signal, () => make(ctx, job, signal));
    return true;
  });
  // Whoever holds the lock may have put the output back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await loadOutput(db(), job.brandId, job.outputId))?.output.state === 'queued')
    throw new Error(`Output ${job.outputId} is held by somebody who is not making it; try again.`);
}

/** A provider's limit of calls at a time holds over all workers. */
const inTurn = (session: LockSession, route: Route, signal: AbortSignal, work: () => Promise<void>) =>
  session.inPlace(`calls:${route.id}`, route.spec.concurrency, signal, work);

async function make(ctx: Ctx, job: Jobs['render'], signal: AbortSignal): Promise<void> {
  const { outputId } = job;
  const started = await startOutput(ctx, { outputId });
  if (!started) return;
  const loaded = await loadOutput(db(), job.brandId, outputId);
  const route = await findRoute(db(), started.routeId);
  if (!loaded || !route) throw new Error(`Output ${outputId} or its model is gone.`);
  const made = await callModel(loaded, route, signal);
  const kept = made.ok ? await keep(made, outputId) : made;
  if (!kept.ok) {
    const { ok: _ok, retryAfter, ...rest } = kept;
    await failOutput(ctx, { outputId, ...rest, retryAfterMs: retryAfterMs(retryAfter, new Date()) });
    return;
  }
  const { usage, response, modelReported, seedReported } = kept.picture;
  await finishOutput(ctx, {
    outputId,
    attemptId: started.attemptId,
    blob: kept.blob,
    usage,
    response,
    modelReported,
    seedReported,
  });
}

async function callModel({ output, run, inputs, document }: LoadedOutput, route: Route, signal: AbortSignal) {
  const palette = (await findBrandKit(db(), run.brandId))?.palette ?? [];
  const colours = Object.values(run.slots).flatMap((value) =>
    palette.filter((entry) => entry.name === value),
  );
  return generatePicture({
    provider: route.provider,
    modelId: route.modelId,
    spec: route.spec,
    apiKey: await findKey(db(), route.provider),
    prompt: run.prompt,
    negativePrompt: run.negativePrompt,
    operation: run.operation,
    tier: tierSchema.parse(run.tier),
    size: ratioSchema.parse(run.size),
    seed: output.seed,
    seedMayVary: policiesOf(document).seedMayVary,
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
}

type Kept = {
  ok: true;
  picture: Picture;
  blob: Omit<DecodedImage, 'hasAlpha'> & { sha256: string; size: number };
};

/** Checks what came back as strictly as an upload, then stores it; what was paid for is not given up at the first hitch. */
async function keep(picture: Picture, outputId: string): Promise<Kept | PictureFailure> {
  const { usage, response } = picture;
  const decoded = await decodeUpload(picture.bytes, { maxBytes: GENERATED_MAX_BYTES }).catch(
    (error: unknown) => {
      logger.warn({ err: error, outputId }, 'a model answered with an unusable picture');
      return null;
    },
  );
  if (!decoded) return { ok: false, ...failure('failed', 'bad_picture', { usage, response, made: true }) };
  const { mime, width, height, pixelDigest } = decoded;
  for (let tries = 1; ; tries++)
    try {
      const { sha256, size } = await putBlob(picture.bytes, mime);
      return { ok: true, picture, blob: { sha256, size, mime, width, height, pixelDigest } };
    } catch (error) {
      logger.warn({ err: error, outputId, tries }, 'a picture could not be stored');
      if (tries >= STORE_TRIES)
        return {
          ok: false,
          ...failure('failed', 'picture_lost', {
            usage,
            response,
            made: true,
            message:
              'The picture was made, but our file store could not be reached for it. It is billed; run again.',
          }),
        };
      await sleep(STORE_PAUSE_MS * 2 ** tries);
    }
}
