import { z } from 'zod';
import { conflict } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { storedImageSchema } from '@/lib/references/schemas';
import { insertBlob } from '@/lib/uploads/store';
import { kitHash } from './kit-hash';
import { updateKit } from './store';

/** Writes down a logo that the server has decoded and stored. People come through setBrandLogo. */
export const recordBrandLogo = mutation({
  name: 'recordBrandLogo',
  permission: 'brand:write',
  input: z.strictObject({ revision: z.int().min(1), image: storedImageSchema }),
  run: async ({ tx, ctx, input: { revision, image }, now }) => {
    await insertBlob(tx, image);
    const kit = await updateKit(tx, ctx.brand.id, revision, { logoSha256: image.sha256 }, now);
    if (!kit)
      throw conflict(
        'Somebody else changed the brand kit meanwhile. The logo was not changed. Reload and try again.',
      );
    return {
      result: { revision: kit.revision, logoSha256: image.sha256 },
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
