import { z } from 'zod';
import { territorySchema } from '@/lib/models/choice-schemas';
import { type ReferenceRole, referenceRoleSchema, referenceSetSchema } from './choice-schemas';

export {
  type ReferenceRole,
  referenceRoleSchema,
  referenceRoles,
} from './choice-schemas';
export const referenceRoleNames: Record<ReferenceRole, string> = {
  product: 'Product',
  style: 'Style',
  character: 'Character',
  logo: 'Logo',
  background: 'Background',
};

const referenceSetsSchema = z
  .array(referenceSetSchema)
  .max(20, 'At most 20 sets.')
  .transform((sets) => [...new Set(sets)].sort());

/** At most this many bytes in one upload. */
export const maxUploadBytes = 25 * 1024 * 1024;

const territoriesSchema = z
  .array(territorySchema)
  .min(1, 'Say where the rights hold: country codes, or WORLD.')
  .max(250)
  .transform((list) => (list.includes('WORLD') ? ['WORLD'] : [...new Set(list)].sort()));

export const rightsSchema = z.strictObject({
  rightsOwner: z.string().trim().min(1, 'Say who owns the rights.').max(120),
  licence: z.string().trim().min(1, 'Say under which licence you may use it.').max(300),
  /** Release or consent of people shown; empty when nobody is. */
  consent: z.string().trim().max(300).default(''),
  territories: territoriesSchema,
  /** The last day on which the rights hold; null when they do not end. */
  expiresOn: z.iso.date('Write the date as YYYY-MM-DD.').nullable(),
});
export type Rights = z.infer<typeof rightsSchema>;

const aboutReference = {
  name: z.string().trim().min(1, 'Give the reference a name.').max(120),
  role: referenceRoleSchema,
  ...rightsSchema.shape,
};

/** What a person says about a picture that they upload. */
export const uploadReferenceInput = z.strictObject(aboutReference);

export const importReferenceInput = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'Write a whole web address, such as https://example.com/photo.jpg.' })
    .max(2000),
  ...aboutReference,
});

/** A stored picture. Only the server fills this in: a client that could name a hash could claim anybody's bytes. */
export const storedImageSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.string(),
  size: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  pixelDigest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StoredImage = z.infer<typeof storedImageSchema>;

const pointSchema = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

/** How the subject is told from its background. Points are fractions of width and height. */
export const maskShapeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('outline'),
    outline: z.array(pointSchema).min(3, 'Set at least three points around the subject.').max(2000),
  }),
  z.strictObject({
    kind: z.literal('grow'),
    /** Places of the background that were clicked. */
    points: z.array(pointSchema).min(1, 'Click on the background at least once.').max(40),
    /** How far a colour may be from the clicked one: 0 to 100. */
    tolerance: z.number().min(0).max(100),
  }),
]);
export type MaskShape = z.infer<typeof maskShapeSchema>;

export const setReferenceMaskInput = z.strictObject({
  referenceId: z.string().max(60),
  shape: maskShapeSchema,
});

export const changeReferenceRightsInput = z.strictObject({
  referenceId: z.string().max(60),
  /** The revision of the rights that the person saw. */
  rightsRevision: z.int().min(1),
  ...rightsSchema.shape,
});

export const withdrawReferenceInput = z.strictObject({
  referenceId: z.string().max(60),
  reason: z.string().trim().min(3, 'Say why, in a few words: everybody who used it will read it.').max(500),
});

export const setReferenceSetsInput = z.strictObject({
  referenceId: z.string().max(60),
  /** The sets that the person saw. */
  before: z.array(z.string()).max(20),
  sets: referenceSetsSchema,
});
