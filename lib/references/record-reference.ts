import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { rightsHash } from './rights-hash';
import { storedImageSchema, uploadReferenceInput } from './schemas';
import { insertReference } from './store';

/** Writes down a picture that the server has decoded and stored. People come through uploadReference. */
export const recordReference = mutation({
  name: 'recordReference',
  permission: 'reference:write',
  input: z.strictObject({ about: uploadReferenceInput, image: storedImageSchema }),
  run: async ({ tx, ctx, input: { about, image }, now }) => {
    if (about.expiresOn !== null && about.expiresOn < now.toISOString().slice(0, 10))
      throw invalid('These rights have ended already, so nothing was stored.', [
        {
          code: 'rights_expired',
          path: 'expiresOn',
          message: 'Give a last day that is not over, or leave it open.',
        },
      ]);
    await insertBlob(tx, image);
    const id = newId('reference', now);
    await insertReference(tx, {
      id,
      brandId: ctx.brand.id,
      ...about,
      sha256: image.sha256,
      uploadedBy: ctx.actor.id,
      createdAt: now,
    });
    return {
      result: { id, sha256: image.sha256, width: image.width, height: image.height },
      events: [
        {
          type: 'reference.uploaded',
          subject: { type: 'reference', id },
          payload: {
            sha256: image.sha256,
            role: about.role,
            rightsHash: rightsHash(about),
            expiresOn: about.expiresOn,
            maskSha256: null,
          },
        },
      ],
    };
  },
});
