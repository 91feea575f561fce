import { z } from 'zod';
import { ratioSchema, tierSchema } from '@/lib/models/choice-schemas';
import { referenceRoleSchema } from '@/lib/references/choice-schemas';
import { defaultProblems } from './default-problems';
import { operations, type TemplateSpec, templateSpecSchema } from './schemas';
import { allowedCharactersSchema, slotLocks } from './slot-schemas';
import { upgradeSpec } from './upgrade-rules';

const words = (most: number) => z.string().max(most);
const base = {
  key: words(40),
  label: words(60),
  help: words(200),
  lock: z.enum(slotLocks).default('required'),
};
const options = z.array(words(120)).max(60);

/** The options of a choice by another slot's value, while the table is being written. */
const draftDependsOnSchema = z
  .strictObject({
    slot: words(40),
    table: z.array(z.strictObject({ value: words(120), options })).max(60),
    otherwise: options,
  })
  .nullable();

const draftSlotSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('choice'),
    options,
    dependsOn: draftDependsOnSchema.default(null),
    default: words(120).nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('text'),
    maxLength: z.number().nullable(),
    allowed: allowedCharactersSchema.default(null),
    forbiddenTerms: z.array(words(80)).max(200),
    default: words(400).nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    min: z.number().nullable(),
    max: z.number().nullable(),
    step: z.number().nullable(),
    default: z.number().nullable(),
  }),
  z.strictObject({ ...base, type: z.literal('colour'), default: words(60).nullable() }),
  z.strictObject({ ...base, type: z.literal('market'), default: words(20).nullable() }),
]);
export type DraftSlot = z.infer<typeof draftSlotSchema>;

const draftPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('locked'), text: words(2000) }),
  z.strictObject({ kind: z.literal('slot'), slot: words(40) }),
]);
export type DraftPart = z.infer<typeof draftPartSchema>;
const draftParts = z.array(draftPartSchema).max(60);

const draftVersion2 = z.strictObject({
  specVersion: z.literal(2),
  /** A draft cannot say what it narrows: that belongs to the template, and publishing writes it into the version. */
  parent: z.null().default(null),
  slots: z.array(draftSlotSchema).max(30),
  operations: z.strictObject({
    generate: draftParts,
    vary: draftParts,
    refine: draftParts,
    localise: draftParts,
  }),
  negative: words(1000),
  references: z
    .array(
      z.strictObject({
        role: referenceRoleSchema,
        required: z.boolean(),
        max: z.number().nullable(),
        sourceSet: words(60).nullable().default(null),
      }),
    )
    .max(5),
  seeds: z.strictObject({ count: z.number().nullable() }),
  tiers: z.array(tierSchema).max(4),
  sizes: z.array(ratioSchema).max(9),
});

/** A template while it is being written: the shape of a spec, in which anything may still be empty. */
export const templateDraftSchema = z.preprocess(upgradeSpec, draftVersion2);
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

export type SpecProblem = { path: string; message: string };

const tidy = (list: readonly string[]) => [...new Set(list.map((entry) => entry.trim()).filter(Boolean))];

const tidySlot = (slot: DraftSlot) => {
  const named = {
    ...slot,
    label: slot.label.trim(),
    help: slot.help.trim(),
    default: slot.default === '' ? null : slot.default,
  };
  if (named.type === 'choice')
    return {
      ...named,
      options: tidy(named.options),
      dependsOn: named.dependsOn && {
        ...named.dependsOn,
        table: named.dependsOn.table
          .map((row) => ({ value: row.value.trim(), options: tidy(row.options) }))
          .filter((row) => row.value !== ''),
        otherwise: tidy(named.dependsOn.otherwise),
      },
    };
  if (named.type === 'text') return { ...named, forbiddenTerms: tidy(named.forbiddenTerms) };
  return named;
};

/** Plain words for what Zod says of a number or a list that is not there yet. */
const wording: Record<string, string> = {
  maxLength: 'Say how many characters at most (1 to 400).',
  min: 'Give the least number.',
  max: 'Give the most.',
  step: 'Give a step above zero.',
  count: 'Say how many seeds a campaign must lock (1 to 64).',
  tiers: 'Allow at least one tier.',
  sizes: 'Allow at least one size.',
};

/** The strict spec of a draft, as publishing would freeze it, or everything that is missing. */
export function specFromDraft(draft: TemplateDraft): { spec: TemplateSpec } | { problems: SpecProblem[] } {
  const kept = Object.fromEntries(
    operations.map((operation) => [
      operation,
      draft.operations[operation].filter((part) => part.kind === 'slot' || part.text.trim() !== ''),
    ]),
  );
  const parsed = templateSpecSchema.safeParse({
    ...draft,
    slots: draft.slots.map(tidySlot),
    operations: kept,
    references: draft.references.map((entry) => ({ ...entry, sourceSet: entry.sourceSet?.trim() || null })),
    negative: draft.negative.trim(),
  });
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map((issue) => {
        const last = String(issue.path.at(-1) ?? '');
        const plain = issue.code === 'invalid_type' || issue.code === 'too_small' || issue.code === 'too_big';
        return { path: issue.path.join('.'), message: (plain && wording[last]) || issue.message };
      }),
    };
  const problems = operations.flatMap((operation) =>
    parsed.data.operations[operation].some((part) => part.kind === 'locked')
      ? []
      : [{ path: `operations.${operation}`, message: 'Write at least one locked part.' }],
  );
  problems.push(...defaultProblems(parsed.data));
  const roles = parsed.data.references.map((entry) => entry.role);
  roles.forEach((role, index) => {
    if (roles.indexOf(role) !== index)
      problems.push({ path: `references.${index}.role`, message: 'This kind of reference is listed twice.' });
  });
  return problems.length > 0 ? { problems } : { spec: parsed.data };
}
