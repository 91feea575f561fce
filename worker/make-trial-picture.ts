import { findBrandKit } from '@/lib/brands/store';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { trialPictureLock } from '@/lib/db/session-lock';
import { beginTrialPicture } from '@/lib/desk/begin-trial-picture';
import { failTrialPicture } from '@/lib/desk/fail-trial-picture';
import { finishTrialPicture } from '@/lib/desk/finish-trial-picture';
import { type LoadedPicture, loadTrialPicture } from '@/lib/desk/load-picture';
import { measureDrift } from '@/lib/desk/measure-drift';
import type { Jobs } from '@/lib/jobs/queue';
import { tierSchema } from '@/lib/models/schemas';
import { getBlob } from '@/lib/storage/get-object';
import { callModel } from './call-model';
import { inTurn } from './in-turn';
import { keepPicture } from './keep-picture';

/** Makes one picture of a trial on the model desk, in the provider's turn like any other. */
export async function makeTrialPicture(
  { pictureId, brandId }: Jobs['trial'],
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemCtx({ id: brandId, slug: '', name: '' });
  await inTurn(
    {
      lock: trialPictureLock(pictureId),
      peek: async () => {
        const loaded = await loadTrialPicture(db(), brandId, pictureId);
        if (loaded?.picture.state !== 'queued') return null;
        const { id: routeId, spec } = loaded.route;
        return { routeId, concurrency: spec.concurrency, due: true };
      },
      call: async () => {
        const begun = await beginTrialPicture(ctx, { pictureId });
        if (!begun) return null;
        const { trial, source, route } = begun.loaded;
        const tier = tierSchema.parse(trial.madeAt);
        const made = await callModel(source, route, signal, { tier, seedMayVary: true });
        return { ...begun, made };
      },
      settle: async ({ attemptId, loaded, made }) => {
        const kept = await keepPicture(made, pictureId);
        if (!kept.ok) {
          await failTrialPicture(ctx, { pictureId, ...kept.failed });
          return;
        }
        const drift = await driftOf(loaded, kept.bytes);
        await finishTrialPicture(ctx, { pictureId, attemptId, drift, ...kept.picture });
      },
    },
    signal,
  );
}

async function driftOf({ picture, trial }: LoadedPicture, after: Uint8Array) {
  const palette = (await findBrandKit(db(), trial.brandId))?.palette ?? [];
  const before = await getBlob(picture.beforeSha256);
  return measureDrift(
    before,
    after,
    palette.map((entry) => entry.hex),
  );
}
