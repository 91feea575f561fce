import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid, notFound } from '@/lib/errors';
import { installationMutation, unchanged } from '@/lib/mutation';
import { changeRouteInput } from './route-schemas';
import { isRetired } from './rules';
import { findRoute, updateRoute } from './store';

/**
 * Switches a route on or off, or corrects its facts: tiers, prices, lifecycle. Locksets that name it stay as they are;
 * what they may run is decided anew at each run.
 */
export const changeRoute = installationMutation({
  name: 'changeRoute',
  input: changeRouteInput,
  run: async ({ tx, input: { routeId, revision, name, enabled, spec }, now }) => {
    const before = await findRoute(tx, routeId);
    if (!before) throw notFound('model');
    const same =
      canonicalHash([before.name, before.enabled, before.spec]) === canonicalHash([name, enabled, spec]);
    if (same && before.revision === revision) return unchanged({ routeId, revision });
    if (enabled && isRetired(spec.lifecycle, now.toISOString().slice(0, 10)))
      throw invalid('Nothing was saved; what you typed is still here.', [
        {
          code: 'retired',
          path: 'enabled',
          message: 'A retired model cannot be switched on: its provider no longer answers.',
        },
      ]);
    const row = await updateRoute(tx, routeId, revision, { name, enabled, spec, updatedAt: now });
    if (!row)
      throw conflict(
        'Somebody else changed this model meanwhile. Nothing was saved; what you typed is still here. Reload to see theirs.',
      );
    return {
      result: { routeId, revision: row.revision },
      events: [
        {
          type: 'route.changed',
          brandId: null,
          subject: { type: 'route', id: routeId },
          payload: { revision: row.revision, specHash: canonicalHash(spec), enabled },
        },
      ],
    };
  },
});
