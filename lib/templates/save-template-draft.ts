import { canonicalHash } from '@/lib/canonical';
import { conflict, notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { advanceTemplate, findTemplate } from './store';
import { saveTemplateDraftInput } from './verb-schemas';

/** Keeps a draft, complete or not, if nobody saved since the person opened it. Published versions stay as they are. */
export const saveTemplateDraft = mutation({
  name: 'saveTemplateDraft',
  permission: 'template:write',
  input: saveTemplateDraftInput,
  run: async ({ tx, ctx, input: { templateId, revision, name, draft }, now }) => {
    const found = await findTemplate(tx, ctx.brand.id, templateId);
    if (!found) throw notFound('template');
    const draftHash = canonicalHash({ name, draft });
    if (found.revision === revision && canonicalHash({ name: found.name, draft: found.draft }) === draftHash)
      return unchanged({ id: templateId, revision });
    const row = await advanceTemplate(tx, ctx.brand.id, templateId, revision, { name, draft }, now);
    if (!row)
      throw conflict(
        'Somebody else saved this template while you were editing. Nothing was saved; what you typed is still here. Copy it, then reload to see theirs.',
      );
    return {
      result: { id: row.id, revision: row.revision },
      events: [
        {
          type: 'template.changed',
          subject: { type: 'template', id: row.id },
          payload: { revision: row.revision, draftHash },
        },
      ],
    };
  },
});
