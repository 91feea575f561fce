'use server';

import { verbAction } from '@/lib/action';
import { settleTrialPicture } from '@/lib/desk/settle-trial-picture';
import { startTrial } from '@/lib/desk/start-trial';

export const startTrialAction = verbAction(startTrial);
export const settleTrialPictureAction = verbAction(settleTrialPicture);
