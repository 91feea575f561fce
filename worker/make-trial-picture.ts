import { findBrandKit } from '@/lib/brands/store';
import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { trialPictureLock, withSessionLock } from '@/lib/db/session-lock';
import { beginTrialPicture } from '@/lib/desk/begin-trial-picture';
import { failTrialPicture } from '@/lib/desk/fail-trial-picture';
import { finishTrialPicture } from '@/lib/desk/finish-trial-picture';
import { type LoadedPicture, loadTrialPicture } from '@/lib/desk/load-picture';
import { measureDrift } from '@/lib/desk/measure-drift';
import type { Jobs } from '@/lib/jobs/queue';
import { retryAfterMs } from '@/lib/models/retry-rules';
import { tierSchema } from '@/lib/models/schemas';
import { getBlob } from '@/lib/storage/get-object';
import { callModel } from './call-model';
import { keepPicture } from './keep-picture';

/** Makes one picture of a trial on the model desk, in the provider's turn like any other. May be delivered twice or die anywhere. */
export async function makeTrialPicture(job: Jobs['trial'], signal: AbortSignal): Promise<void> {
  const { pictureId, brandId } = job;
  const ctx = systemCtx({ id: brandId, slug: '', name: '' });
  const held = await withSessionLock(trialPictureLock(pictureId), async (session) => {
    const loaded = await loadTrialPicture(db(), brandId, pictureId);
    if (loaded?.picture.state !== 'queued') return true;
    const { route } = loaded;
    await session.inPlace(`calls:${route.id}`, route.spec.concurrency, signal, () =>
      make(ctx, loaded, signal),
    );
    return true;
  });
  // Whoever holds the lock may have put it back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await loadTrialPicture(db(), brandId, pictureId))?.picture.state === 'queued')
    throw new Error(`Trial picture ${pictureId} is held by somebody who is not making it; try again.`);
}

async function make(ctx: Ctx, loaded: LoadedPicture, signal: AbortSignal): Promise<void> {
  const { picture, trial, source, route } = loaded;
  const begun = await beginTrialPicture(ctx, { pictureId: picture.id });
  if (!begun) return;
  const tier = tierSchema.parse(trial.madeAt);
  const made = await callModel(source, route, signal, { tier, seedMayVary: true });
  const kept = made.ok ? await keepPicture(made, picture.id) : made;
  if (!kept.ok) {
    const { ok: _ok, retryAfter, ...rest } = kept;
    const after = retryAfterMs(retryAfter, new Date());
    await failTrialPicture(ctx, { pictureId: picture.id, ...rest, retryAfterMs: after });
    return;
  }
  const palette = (await findBrandKit(db(), trial.brandId))?.palette ?? [];
  const before = await getBlob(picture.beforeSha256);
  const { usage, response, modelReported, seedReported, bytes } = kept.picture;
  await finishTrialPicture(ctx, {
    pictureId: picture.id,
    attemptId: begun.attemptId,
    blob: kept.blob,
    drift: await measureDrift(
      before,
      bytes,
      palette.map((entry) => entry.hex),
    ),
    usage,
    response,
    modelReported,
    seedReported,
  });
}
