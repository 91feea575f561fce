import type { DbOrTx } from '@/lib/db/client';
import { findRoute } from '@/lib/models/store';
import { loadOutput } from '@/lib/runs/output-store';
import { findTrialPicture } from './store';

/** Everything the worker needs to make a trial's picture; null when it is not of this brand. */
export async function loadTrialPicture(db: DbOrTx, brandId: string, pictureId: string) {
  const found = await findTrialPicture(db, brandId, pictureId);
  if (!found) return null;
  const source = await loadOutput(db, brandId, found.picture.outputId);
  const route = await findRoute(db, found.trial.toRouteId);
  if (!source || !route) throw new Error(`What trial picture ${pictureId} was made of is gone.`);
  return { ...found, source, route };
}
export type LoadedPicture = NonNullable<Awaited<ReturnType<typeof loadTrialPicture>>>;

/** What its events are about. */
export const aboutPicture = ({ picture, trial }: Pick<LoadedPicture, 'picture' | 'trial'>) => ({
  subject: { type: 'trial_picture', id: picture.id },
  campaignId: trial.campaignId,
});

/** How its money is settled. */
export const purseOf = ({ picture, trial }: Pick<LoadedPicture, 'picture' | 'trial'>) => ({
  brandId: trial.brandId,
  campaignId: trial.campaignId,
  runId: trial.id,
  outputId: picture.id,
  reservedMicros: picture.reservedMicros,
});
