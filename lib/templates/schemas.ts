import { z } from 'zod';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';

export const operations = ['generate', 'vary', 'refine', 'localise'] as const;
export const operationSchema = z.enum(operations);
export type Operation = z.infer<typeof operationSchema>;

export const slotKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use small letters, digits and _ (at most 40), starting with a letter.');

const slotBase = {
  key: slotKeySchema,
  label: z.string().trim().min(1, 'Give the slot a label.').max(60),
  help: z.string().max(200).default(''),
  required: z.boolean().default(true),
};

export const slotSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...slotBase,
    type: z.literal('choice'),
    options: z.array(z.string().trim().min(1).max(120)).min(1, 'Give at least one option.').max(60),
    default: z.string().nullable().default(null),
  }),
  z.strictObject({
    ...slotBase,
    type: z.literal('text'),
    maxLength: z.int().min(1).max(400),
    forbiddenTerms: z.array(z.string().trim().min(1).max(80)).max(200).default([]),
    default: z.string().nullable().default(null),
  }),
  z.strictObject({
    ...slotBase,
    type: z.literal('number'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().default(1),
    default: z.number().nullable().default(null),
  }),
  /** A colour of the brand kit's palette, by name. */
  z.strictObject({ ...slotBase, type: z.literal('colour'), default: z.string().nullable().default(null) }),
  /** One of the lockset's markets. */
  z.strictObject({ ...slotBase, type: z.literal('market'), default: z.string().nullable().default(null) }),
]);
export type Slot = z.infer<typeof slotSchema>;

export const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('locked'), text: z.string().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('slot'), slot: slotKeySchema }),
]);
export type Part = z.infer<typeof partSchema>;

const partsSchema = z.array(partSchema).min(1, 'Write at least one locked part.').max(60);

/** What a template version freezes. Each operation has its own parts, so that every kind of prompt has a governed home. */
export const templateSpecSchema = z
  .strictObject({
    specVersion: z.literal(1),
    slots: z.array(slotSchema).max(30),
    operations: z.strictObject({
      generate: partsSchema,
      vary: partsSchema,
      refine: partsSchema,
      localise: partsSchema,
    }),
    negative: z.string().max(1000),
    references: z
      .array(
        z.strictObject({
          role: z.enum(['product', 'style', 'character', 'logo', 'background']),
          required: z.boolean(),
          max: z.int().min(1).max(10),
        }),
      )
      .max(5),
    /** Seeds come from the lockset's list; `count` says how many a campaign must lock at least. */
    seeds: z.strictObject({ count: z.int().min(1).max(64) }),
    tiers: z.array(tierSchema).min(1),
    sizes: z.array(ratioSchema).min(1),
  })
  .superRefine((spec, context) => {
    const keys = spec.slots.map((slot) => slot.key);
    keys.forEach((key, index) => {
      if (keys.indexOf(key) !== index)
        context.addIssue({
          code: 'custom',
          path: ['slots', index, 'key'],
          message: `Two slots are called ${key}.`,
        });
    });
    for (const operation of operations)
      spec.operations[operation].forEach((part, index) => {
        if (part.kind === 'slot' && !keys.includes(part.slot))
          context.addIssue({
            code: 'custom',
            path: ['operations', operation, index],
            message: `The prompt uses a slot "${part.slot}" that the template does not have.`,
          });
      });
    spec.slots.forEach((slot, index) => {
      if (slot.type === 'choice' && slot.default !== null && !slot.options.includes(slot.default))
        context.addIssue({
          code: 'custom',
          path: ['slots', index, 'default'],
          message: 'The default is not one of the options.',
        });
      if (slot.type === 'number' && slot.min > slot.max)
        context.addIssue({
          code: 'custom',
          path: ['slots', index, 'min'],
          message: 'The least is above the most.',
        });
    });
    if (spec.slots.filter((slot) => slot.type === 'market').length > 1)
      context.addIssue({
        code: 'custom',
        path: ['slots'],
        message: 'A template has at most one market slot.',
      });
  });
export type TemplateSpec = z.infer<typeof templateSpecSchema>;

export type SlotValues = Record<string, string | number>;
