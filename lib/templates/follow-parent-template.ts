import { conflict, notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { advanceTemplate, findTemplate, findTemplateVersion } from './store';
import { followParentTemplateInput } from './verb-schemas';

/** Binds a child template's next version to another version of the same parent. Published versions keep theirs. */
export const followParentTemplate = mutation({
  name: 'followParentTemplate',
  permission: 'template:write',
  input: followParentTemplateInput,
  run: async ({ tx, ctx, input: { templateId, revision, parentVersionId }, now }) => {
    const found = await findTemplate(tx, ctx.brand.id, templateId);
    if (!found) throw notFound('template');
    const was = found.parentVersionId
      ? await findTemplateVersion(tx, ctx.brand.id, found.parentVersionId)
      : null;
    const next = await findTemplateVersion(tx, ctx.brand.id, parentVersionId);
    if (!was || !next || next.templateId !== was.templateId) throw notFound('version of the parent template');
    if (was.id === next.id) return unchanged({ id: templateId, revision: found.revision });
    const row = await advanceTemplate(tx, ctx.brand.id, templateId, revision, { parentVersionId }, now);
    if (!row)
      throw conflict(
        'Somebody else saved this template meanwhile. Nothing was changed; reload and try again.',
      );
    return {
      result: { id: row.id, revision: row.revision },
      events: [
        {
          type: 'template.parent_followed',
          subject: { type: 'template', id: row.id },
          payload: { revision: row.revision, from: was.id, to: next.id },
        },
      ],
    };
  },
});
