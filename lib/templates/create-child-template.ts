import { notFound, refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { templateDraftSchema } from './draft-schemas';
import { findTemplateVersion, insertTemplate } from './store';
import { createChildTemplateInput } from './verb-schemas';

/** Begins a market's template from a published version of another. It may only narrow it, as publishing checks. */
export const createChildTemplate = mutation({
  name: 'createChildTemplate',
  permission: 'template:write',
  input: createChildTemplateInput,
  run: async ({ tx, ctx, input: { name, parentVersionId, market }, now }) => {
    const parent = await findTemplateVersion(tx, ctx.brand.id, parentVersionId);
    if (!parent) throw notFound('template version');
    if (parent.spec.parent)
      throw refused('A template that is made for one market has no further ones below it.', [
        {
          code: 'child_of_child',
          message: `${parent.templateName} is made for ${parent.spec.parent.market} already.`,
          cure: 'Begin from the template that it narrows.',
        },
      ]);
    const id = newId('template', now);
    await insertTemplate(tx, {
      id,
      brandId: ctx.brand.id,
      name,
      draft: templateDraftSchema.parse({ ...parent.spec, parent: null }),
      parentVersionId,
      market,
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
    });
    return {
      result: { id, revision: 1 },
      events: [
        {
          type: 'template.created',
          subject: { type: 'template', id },
          payload: { parent: { versionId: parentVersionId, market } },
        },
      ],
    };
  },
});
