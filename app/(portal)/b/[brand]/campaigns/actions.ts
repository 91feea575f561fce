'use server';

import { verbAction } from '@/lib/action';
import { setBudget } from '@/lib/budgets/set-budget';
import { changeCampaign } from '@/lib/campaigns/change-campaign';
import { closeCampaign } from '@/lib/campaigns/close-campaign';
import { createCampaign } from '@/lib/campaigns/create-campaign';
import { proposeLockset } from '@/lib/campaigns/propose-lockset';
import { refuseLockset } from '@/lib/campaigns/refuse-lockset';
import { signOffLockset } from '@/lib/campaigns/sign-off-lockset';

export const createCampaignAction = verbAction(createCampaign);
export const changeCampaignAction = verbAction(changeCampaign);
export const proposeLocksetAction = verbAction(proposeLockset);
export const signOffLocksetAction = verbAction(signOffLockset);
export const refuseLocksetAction = verbAction(refuseLockset);
export const closeCampaignAction = verbAction(closeCampaign);
export const setBudgetAction = verbAction(setBudget);
