import { conflict } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { kitHash } from './kit-hash';
import { updateBrandKitInput } from './schemas';
import { updateKit } from './store';

/** Saves palette, voice and forbidden terms, if nobody saved since the person opened the kit. */
export const updateBrandKit = mutation({
  name: 'updateBrandKit',
  permission: 'brand:write',
  input: updateBrandKitInput,
  run: async ({ tx, ctx, input, now }) => {
    const { revision, removeLogo, ...change } = input;
    const kit = await updateKit(
      tx,
      ctx.brand.id,
      revision,
      { ...change, ...(removeLogo ? { logoSha256: null } : {}) },
      now,
    );
    if (!kit)
      throw conflict(
        'Somebody else changed the brand kit while you were editing. Nothing was saved; what you typed is still here. Reload to see theirs.',
      );
    return {
      result: kit,
      events: [
        {
          type: 'brand_kit.changed',
          subject: { type: 'brand', id: ctx.brand.id },
          payload: { revision: kit.revision, kitHash: kitHash(kit) },
        },
      ],
    };
  },
});
