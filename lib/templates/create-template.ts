import { notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { starterSpec } from './starter-spec';
import { findTemplate, insertTemplate } from './store';
import { createTemplateInput } from './verb-schemas';

/** Begins a template from "Product in a scene", or from another template's draft. */
export const createTemplate = mutation({
  name: 'createTemplate',
  permission: 'template:write',
  input: createTemplateInput,
  run: async ({ tx, ctx, input, now }) => {
    const copied = input.from === 'starter' ? null : await findTemplate(tx, ctx.brand.id, input.from);
    if (input.from !== 'starter' && !copied) throw notFound('template');
    const id = newId('template', now);
    await insertTemplate(tx, {
      id,
      brandId: ctx.brand.id,
      name: input.name,
      draft: copied?.draft ?? starterSpec,
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
    });
    return {
      result: { id, revision: 1 },
      events: [{ type: 'template.created', subject: { type: 'template', id }, payload: {} }],
    };
  },
});
