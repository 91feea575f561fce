import { z } from 'zod';

export const slotKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use small letters, digits and _ (at most 40), starting with a letter.');

/** How far a slot is open: each one takes fewer values than the one before. */
export const slotLocks = ['editable', 'required', 'change_required', 'locked'] as const;
export type SlotLock = (typeof slotLocks)[number];
export const slotLockNames: Record<SlotLock, string> = {
  editable: 'Open, may stay empty',
  required: 'Must be filled in',
  change_required: 'Must be changed from its default',
  locked: 'Locked to its default',
};

export const characterSets = ['letters', 'digits', 'spaces', 'punctuation'] as const;
export type CharacterSet = (typeof characterSets)[number];

/** What a text may be made of; null takes everything that can be written. */
export const allowedCharactersSchema = z
  .strictObject({
    sets: z.array(z.enum(characterSets)).max(characterSets.length),
    /** Single characters beside the sets, such as & or +. */
    extra: z.string().max(80),
  })
  .nullable();
export type AllowedCharacters = NonNullable<z.infer<typeof allowedCharactersSchema>>;

const optionSchema = z.string().trim().min(1).max(120);

/** The options of a choice that follow the value of another slot; values without a row have `otherwise`. */
const dependsOnSchema = z
  .strictObject({
    slot: slotKeySchema,
    table: z
      .array(
        z.strictObject({
          value: optionSchema,
          options: z.array(optionSchema).min(1, 'Give this value at least one option.').max(60),
        }),
      )
      .max(60),
    otherwise: z.array(optionSchema).max(60),
  })
  .nullable();
export type DependsOn = NonNullable<z.infer<typeof dependsOnSchema>>;

const base = {
  key: slotKeySchema,
  label: z.string().trim().min(1, 'Give the slot a label.').max(60),
  help: z.string().max(200).default(''),
  lock: z.enum(slotLocks).default('required'),
};
const wordDefault = z.string().nullable().default(null);

export const slotSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('choice'),
    options: z.array(optionSchema).min(1, 'Give at least one option.').max(60),
    dependsOn: dependsOnSchema.default(null),
    default: wordDefault,
  }),
  z.strictObject({
    ...base,
    type: z.literal('text'),
    maxLength: z.int().min(1).max(400),
    allowed: allowedCharactersSchema.default(null),
    forbiddenTerms: z.array(z.string().trim().min(1).max(80)).max(200).default([]),
    default: wordDefault,
  }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().default(1),
    default: z.number().nullable().default(null),
  }),
  /** A colour of the brand kit's palette, by name. */
  z.strictObject({ ...base, type: z.literal('colour'), default: wordDefault }),
  /** One of the lockset's markets. */
  z.strictObject({ ...base, type: z.literal('market'), default: wordDefault }),
]);
export type Slot = z.infer<typeof slotSchema>;
export type ChoiceSlot = Extract<Slot, { type: 'choice' }>;
export type TextSlot = Extract<Slot, { type: 'text' }>;
