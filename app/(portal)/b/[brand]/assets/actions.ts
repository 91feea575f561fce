'use server';

import { verbAction } from '@/lib/action';
import { discardAsset } from '@/lib/assets/discard-asset';
import { labelAsset } from '@/lib/assets/label-asset';
import { noteAsset } from '@/lib/assets/note-asset';
import { pickAsset } from '@/lib/assets/pick-asset';
import { unpickAsset } from '@/lib/assets/unpick-asset';
import { retryDelivery } from '@/lib/deliveries/retry-delivery';
import { recallSubmission } from '@/lib/reviews/recall-submission';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { withdrawSubmission } from '@/lib/reviews/withdraw-submission';

export const pickAssetAction = verbAction(pickAsset);
export const unpickAssetAction = verbAction(unpickAsset);
export const submitAssetAction = verbAction(submitAsset);
export const withdrawSubmissionAction = verbAction(withdrawSubmission);
export const recallSubmissionAction = verbAction(recallSubmission);
export const retryDeliveryAction = verbAction(retryDelivery);
export const labelAssetAction = verbAction(labelAsset);
export const noteAssetAction = verbAction(noteAsset);
export const discardAssetAction = verbAction(discardAsset);
