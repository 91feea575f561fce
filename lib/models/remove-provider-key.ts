import { conflict } from '@/lib/errors';
import { installationMutation } from '@/lib/mutation';
import { removeProviderKeyInput } from './key-schemas';
import { deleteKey } from './key-store';

/** Forgets the key that was entered for a provider. One that the environment gives stays in use. */
export const removeProviderKey = installationMutation({
  name: 'removeProviderKey',
  input: removeProviderKeyInput,
  run: async ({ tx, input: { provider, revision } }) => {
    if (!(await deleteKey(tx, provider, revision)))
      throw conflict('Somebody else replaced or removed this key meanwhile. Reload to see what holds now.');
    return {
      result: { provider },
      events: [
        {
          type: 'provider_key.removed',
          brandId: null,
          subject: { type: 'provider', id: provider },
          payload: { provider },
        },
      ],
    };
  },
});
