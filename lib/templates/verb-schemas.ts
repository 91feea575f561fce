import { z } from 'zod';
import { marketSchema } from '@/lib/campaigns/market-schemas';
import { templateDraftSchema } from './draft-schemas';

const nameSchema = z.string().trim().min(1, 'Give the template a name.').max(80);

export const createTemplateInput = z.strictObject({
  name: nameSchema,
  /** `starter` is "Product in a scene"; a template's id copies its draft. */
  from: z.string().max(60).default('starter'),
});

export const createChildTemplateInput = z.strictObject({
  name: nameSchema,
  /** The published version that the new template narrows. */
  parentVersionId: z.string().max(60),
  market: marketSchema,
});

export const followParentTemplateInput = z.strictObject({
  templateId: z.string().max(60),
  /** The revision that the person saw. */
  revision: z.int().min(1),
  /** A newer version of the same parent. */
  parentVersionId: z.string().max(60),
});

export const saveTemplateDraftInput = z.strictObject({
  templateId: z.string().max(60),
  /** The revision that the person saw. */
  revision: z.int().min(1),
  name: nameSchema,
  draft: templateDraftSchema,
});

export const publishTemplateInput = z.strictObject({
  templateId: z.string().max(60),
  /** The revision that the person saw: what is published is what was on the screen. */
  revision: z.int().min(1),
  note: z.string().trim().min(1, 'Say in a few words what changed.').max(300),
});
