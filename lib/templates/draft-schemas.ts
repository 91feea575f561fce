import { z } from 'zod';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { referenceRoleSchema } from '@/lib/references/schemas';
import { forbiddenTermsIn } from './forbidden-terms';
import { operations, type TemplateSpec, templateSpecSchema } from './schemas';

const words = (most: number) => z.string().max(most);
const base = { key: words(40), label: words(60), help: words(200), required: z.boolean() };

const draftSlotSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('choice'),
    options: z.array(words(120)).max(60),
    default: words(120).nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('text'),
    maxLength: z.number().nullable(),
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

/** A template while it is being written: the shape of a spec, in which anything may still be empty. */
export const templateDraftSchema = z.strictObject({
  specVersion: z.literal(1),
  slots: z.array(draftSlotSchema).max(30),
  operations: z.strictObject({
    generate: draftParts,
    vary: draftParts,
    refine: draftParts,
    localise: draftParts,
  }),
  negative: words(1000),
  references: z
    .array(z.strictObject({ role: referenceRoleSchema, required: z.boolean(), max: z.number().nullable() }))
    .max(5),
  seeds: z.strictObject({ count: z.number().nullable() }),
  tiers: z.array(tierSchema).max(4),
  sizes: z.array(ratioSchema).max(9),
});
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

export type SpecProblem = { path: string; message: string };

const tidySlot = (slot: DraftSlot) => {
  const named = {
    ...slot,
    label: slot.label.trim(),
    help: slot.help.trim(),
    default: slot.default === '' ? null : slot.default,
  };
  if (named.type === 'choice')
    return { ...named, options: [...new Set(named.options.map((option) => option.trim()).filter(Boolean))] };
  if (named.type === 'text')
    return {
      ...named,
      forbiddenTerms: [...new Set(named.forbiddenTerms.map((term) => term.trim()).filter(Boolean))],
    };
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
  parsed.data.slots.forEach((slot, index) => {
    const path = `slots.${index}.default`;
    if (
      slot.type === 'number' &&
      slot.default !== null &&
      (slot.default < slot.min || slot.default > slot.max)
    )
      problems.push({ path, message: `The default is not between ${slot.min} and ${slot.max}.` });
    if (slot.type === 'text' && slot.default !== null && [...slot.default].length > slot.maxLength)
      problems.push({ path, message: `The default is longer than ${slot.maxLength} characters.` });
    if (
      slot.type === 'text' &&
      slot.default !== null &&
      forbiddenTermsIn(slot.default, slot.forbiddenTerms).length > 0
    )
      problems.push({ path, message: 'The default contains a forbidden term.' });
  });
  const roles = parsed.data.references.map((entry) => entry.role);
  roles.forEach((role, index) => {
    if (roles.indexOf(role) !== index)
      problems.push({ path: `references.${index}.role`, message: 'This kind of reference is listed twice.' });
  });
  return problems.length > 0 ? { problems } : { spec: parsed.data };
}
