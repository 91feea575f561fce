'use server';

import { installationAction } from '@/lib/action';
import { changeRoute } from '@/lib/models/change-route';

export const changeRouteAction = installationAction(changeRoute);
