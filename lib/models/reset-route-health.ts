import { z } from 'zod';
import { notFound } from '@/lib/errors';
import { installationMutation, unchanged } from '@/lib/mutation';
import { resetHealth } from './health-store';
import { findRoute } from './store';

/** Lets calls go to a resting model at once: its provider was mended, or its key replaced. */
export const resetRouteHealth = installationMutation({
  name: 'resetRouteHealth',
  input: z.strictObject({ routeId: z.string().max(200) }),
  run: async ({ tx, input: { routeId }, now }) => {
    if (!(await findRoute(tx, routeId))) throw notFound('model');
    if (!(await resetHealth(tx, routeId, now))) return unchanged({ routeId });
    return {
      result: { routeId },
      events: [
        { type: 'route.reset', brandId: null, subject: { type: 'route', id: routeId }, payload: { routeId } },
      ],
    };
  },
});
