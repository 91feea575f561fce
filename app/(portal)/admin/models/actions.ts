'use server';

import { installationAction } from '@/lib/action';
import { addRoute } from '@/lib/models/add-route';
import { changeRoute } from '@/lib/models/change-route';
import { removeProviderKey } from '@/lib/models/remove-provider-key';
import { resetRouteHealth } from '@/lib/models/reset-route-health';
import { setProviderKey } from '@/lib/models/set-provider-key';

export const addRouteAction = installationAction(addRoute);
export const changeRouteAction = installationAction(changeRoute);
export const setProviderKeyAction = installationAction(setProviderKey);
export const removeProviderKeyAction = installationAction(removeProviderKey);
export const resetRouteHealthAction = installationAction(resetRouteHealth);
