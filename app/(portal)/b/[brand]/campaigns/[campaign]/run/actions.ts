'use server';

import { verbAction } from '@/lib/action';
import { pickAsset } from '@/lib/assets/pick-asset';
import { unpickAsset } from '@/lib/assets/unpick-asset';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { cancelRun } from '@/lib/runs/cancel-run';
import { previewRun } from '@/lib/runs/preview-run';
import { requestRun } from '@/lib/runs/request-run';

/** Reads only: nothing has to be read again. */
export const previewRunAction = verbAction(previewRun, { revalidate: () => [] });
export const requestRunAction = verbAction(requestRun);
export const cancelRunAction = verbAction(cancelRun);
export const pickAssetAction = verbAction(pickAsset);
export const unpickAssetAction = verbAction(unpickAsset);
export const submitAssetAction = verbAction(submitAsset);
