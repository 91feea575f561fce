'use server';

import { installationAction } from '@/lib/action';
import { changeRoute } from '@/lib/models/change-route';
import { recordTerms } from '@/lib/terms/record-terms';

export const changeRouteAction = installationAction(changeRoute);
export const recordTermsAction = installationAction(recordTerms);
