import { canonicalHash } from '@/lib/canonical';
import type { Tx } from '@/lib/db/client';
import { conflict, invalid, notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { specFromDraft, templateDraftSchema } from './draft-schemas';
import { narrowingProblems } from './narrowing-rules';
import type { TemplateSpec } from './schemas';
import {
  advanceTemplate,
  findTemplate,
  findTemplateVersion,
  insertVersion,
  newestVersion,
  type TemplateRow,
} from './store';
import { publishTemplateInput } from './verb-schemas';

/** The spec with what it narrows written into it, so that the version's hash says it. Refuses one that allows more. */
async function boundToParent(tx: Tx, row: TemplateRow, spec: TemplateSpec): Promise<TemplateSpec> {
  if (row.parentVersionId === null || row.market === null) return spec;
  const parent = await findTemplateVersion(tx, row.brandId, row.parentVersionId);
  if (!parent) throw notFound('template version');
  const problems = narrowingProblems(parent.spec, spec, row.market);
  if (problems.length > 0)
    throw invalid(
      `This template may only narrow ${parent.templateName}, version ${parent.number}. Nothing was published.`,
      problems.map(({ path, message }) => ({ code: 'widens', path: `draft.${path}`, message })),
    );
  return { ...spec, parent: { versionId: parent.id, specHash: parent.specHash, market: row.market } };
}

/** Freezes the saved draft as the next version. The database refuses to change or delete it from then on. */
export const publishTemplate = mutation({
  name: 'publishTemplate',
  permission: 'template:publish',
  input: publishTemplateInput,
  run: async ({ tx, ctx, input: { templateId, revision, note }, now }) => {
    // Advancing first locks the row, so that of two people publishing at once one waits and then fails.
    const row = await advanceTemplate(tx, ctx.brand.id, templateId, revision, {}, now);
    if (!row) {
      if (!(await findTemplate(tx, ctx.brand.id, templateId))) throw notFound('template');
      throw conflict(
        'This template changed since you opened it. Nothing was published. Reload, look, and publish again.',
      );
    }
    const read = specFromDraft(templateDraftSchema.parse(row.draft));
    if ('problems' in read)
      throw invalid(
        'The template is not complete yet. Nothing was published.',
        read.problems.map((problem) => ({
          code: 'incomplete',
          path: `draft.${problem.path}`,
          message: problem.message,
        })),
      );
    const spec = await boundToParent(tx, row, read.spec);
    const specHash = canonicalHash(spec);
    const newest = await newestVersion(tx, row.id);
    // Compared as read: a version that was stored in older words may say the same.
    if (newest && canonicalHash(newest.spec) === specHash)
      throw conflict(`Nothing changed since version ${newest.number}, so no new version was published.`);
    const number = (newest?.number ?? 0) + 1;
    const versionId = newId('templateVersion', now);
    await insertVersion(tx, {
      id: versionId,
      templateId: row.id,
      brandId: ctx.brand.id,
      number,
      spec,
      specHash,
      note,
      publishedBy: ctx.actor.id,
      publishedAt: now,
    });
    return {
      result: { id: row.id, revision: row.revision, versionId, number, specHash },
      events: [
        {
          type: 'template.published',
          subject: { type: 'template', id: row.id },
          payload: { versionId, number, specHash, note },
        },
      ],
    };
  },
});
