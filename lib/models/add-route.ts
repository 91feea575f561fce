import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { addRouteInput, routeIdOf } from './route-schemas';
import { isRetired } from './rules';
import { insertRoute } from './store';

/** Adds a way to reach a model. It has no terms yet, so no brand can use it until they are recorded and legal accepts them. */
export const addRoute = installationMutation({
  name: 'addRoute',
  input: addRouteInput,
  run: async ({ tx, input, now }) => {
    const { provider, modelId, plan, name, enabled, spec } = input;
    if (enabled && isRetired(spec.lifecycle, now.toISOString().slice(0, 10)))
      throw invalid('Nothing was saved; what you typed is still here.', [
        { code: 'retired', path: 'enabled', message: 'A retired model cannot be switched on.' },
      ]);
    const id = routeIdOf(input);
    const added = await insertRoute(tx, { id, provider, modelId, plan, name, enabled, spec, updatedAt: now });
    if (!added)
      throw conflict(
        `There is a route for ${modelId} through ${plan} already. Nothing was saved; open that one.`,
      );
    return {
      result: { routeId: id },
      events: [
        {
          type: 'route.added',
          brandId: null,
          subject: { type: 'route', id },
          payload: { provider, modelId, plan, specHash: canonicalHash(spec), enabled },
        },
      ],
    };
  },
});
