import { z } from 'zod';
import { marketSchema } from '@/lib/campaigns/market-schemas';
import { ratioSchema, tierSchema } from '@/lib/models/choice-schemas';
import { referenceRoleSchema, referenceSetSchema } from '@/lib/references/choice-schemas';
import { slotKeySchema, slotSchema } from './slot-schemas';
import { dependencyProblems, slotProblems } from './spec-rules';
import { upgradeSpec } from './upgrade-rules';

export { type Slot, slotKeySchema } from './slot-schemas';

export const operations = ['generate', 'vary', 'refine', 'localise'] as const;
export const operationSchema = z.enum(operations);
export type Operation = z.infer<typeof operationSchema>;

export const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('locked'), text: z.string().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('slot'), slot: slotKeySchema }),
]);
export type Part = z.infer<typeof partSchema>;

const partsSchema = z.array(partSchema).min(1, 'Write at least one locked part.').max(60);

const specVersion2 = z
  .strictObject({
    specVersion: z.literal(2),
    /** The version of another template that this one narrows for one market. Publishing fills it in. */
    parent: z
      .strictObject({ versionId: z.string().max(60), specHash: z.string().max(64), market: marketSchema })
      .nullable()
      .default(null),
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
          role: referenceRoleSchema,
          required: z.boolean(),
          max: z.int().min(1).max(10),
          /** Only references of this named set may be taken; null takes any of the role. */
          sourceSet: referenceSetSchema.nullable().default(null),
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
    const problems = [...slotProblems(spec.slots), ...dependencyProblems(spec.slots)];
    for (const operation of operations)
      spec.operations[operation].forEach((part, index) => {
        if (part.kind === 'slot' && !keys.includes(part.slot))
          problems.push({
            path: ['operations', operation, index],
            message: `The prompt uses a slot "${part.slot}" that the template does not have.`,
          });
      });
    for (const problem of problems) context.addIssue({ code: 'custom', ...problem });
  });

/** What a template version freezes. Versions stored under an older spec version are read as if written today. */
export const templateSpecSchema = z.preprocess(upgradeSpec, specVersion2);
export type TemplateSpec = z.infer<typeof templateSpecSchema>;

export type SlotValues = Record<string, string | number>;
