import type { Ctx } from '@/lib/ctx';
import { parseInput, requireCan, type Verb } from '@/lib/mutation';
import { publicFetch } from '@/lib/net/public-fetch';
import { importReferenceInput, maxUploadBytes } from './schemas';
import { type UploadedReference, uploadReference } from './upload-reference';

const fetchAndUpload = async (ctx: Ctx, input: unknown): Promise<UploadedReference> => {
  requireCan(ctx, 'reference:write');
  const { url, ...about } = parseInput(importReferenceInput, input);
  const { bytes } = await publicFetch(url, { maxBytes: maxUploadBytes });
  return uploadReference(ctx, bytes, about);
};

/** Fetches a picture from a public address and adds it to the library. Private and loopback addresses are refused. */
export const importReferenceFromUrl: Verb<Ctx, typeof importReferenceInput, UploadedReference> =
  Object.assign(fetchAndUpload, {
    meta: {
      name: 'importReferenceFromUrl',
      scope: 'brand' as const,
      kind: 'mutation' as const,
      permission: 'reference:write' as const,
      input: importReferenceInput,
    },
  });
