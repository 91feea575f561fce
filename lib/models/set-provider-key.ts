import { conflict } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { setProviderKeyInput } from './key-schemas';
import { storeKey } from './key-store';

/** Enters a provider's key, or replaces it. It is stored encrypted and given back by nothing: not the answer, not the event. */
export const setProviderKey = installationMutation({
  name: 'setProviderKey',
  input: setProviderKeyInput,
  run: async ({ tx, ctx, input: { provider, revision, key }, now }) => {
    const stored = await storeKey(tx, { provider, revision, plain: key, setBy: ctx.actor.id, setAt: now });
    if (!stored)
      throw conflict(
        'Somebody else entered or removed this key meanwhile, so yours was not saved. Reload to see theirs, then enter yours again.',
      );
    return {
      result: { provider, revision: revision + 1 },
      events: [
        {
          type: 'provider_key.set',
          brandId: null,
          subject: { type: 'provider', id: provider },
          payload: { provider, revision: revision + 1 },
        },
      ],
    };
  },
});
