import { z } from 'zod';
import { defineEvents } from './define';

export const libraryEvents = defineEvents({
  'brand_kit.changed': {
    meaning: 'Palette, logo, voice or forbidden terms of a brand changed.',
    payload: z.strictObject({ revision: z.int(), kitHash: z.string() }),
  },
  'reference.uploaded': {
    meaning: 'A reference image was added with its rights.',
    payload: z.strictObject({
      sha256: z.string(),
      role: z.string(),
      rightsHash: z.string(),
      expiresOn: z.string().nullable(),
      maskSha256: z.string().nullable(),
    }),
  },
  'reference.mask_set': {
    meaning: 'The subject mask of a reference was set.',
    payload: z.strictObject({ maskSha256: z.string() }),
  },
  'reference.rights_changed': {
    meaning: 'The rights of a reference changed.',
    payload: z.strictObject({ revision: z.int(), rightsHash: z.string(), expiresOn: z.string().nullable() }),
  },
  'reference.sets_changed': {
    meaning: 'A reference was put into named sets, or taken out of them.',
    payload: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
  },
  'reference.withdrawn': {
    meaning: 'The rights of a reference were withdrawn; nothing may use it from now on.',
    payload: z.strictObject({ revision: z.int(), reason: z.string() }),
  },
  'template.created': {
    meaning: 'A template was begun, on its own or as one that narrows a version of another for a market.',
    payload: z.strictObject({
      parent: z.strictObject({ versionId: z.string(), market: z.string() }).optional(),
    }),
  },
  'template.parent_followed': {
    meaning: 'A template that narrows another one follows a newer version of it from its next version on.',
    payload: z.strictObject({ revision: z.int(), from: z.string(), to: z.string() }),
  },
  'template.changed': {
    meaning: 'The draft of a template changed.',
    payload: z.strictObject({ revision: z.int(), draftHash: z.string() }),
  },
  'template.published': {
    meaning: 'A template version was frozen.',
    payload: z.strictObject({
      versionId: z.string(),
      number: z.int(),
      specHash: z.string(),
      note: z.string(),
    }),
  },
});
