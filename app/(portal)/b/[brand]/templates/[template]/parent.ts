import { db } from '@/lib/db/client';
import {
  findTemplateVersion,
  listVersionsOf,
  type TemplateRow,
  type TemplateVersion,
} from '@/lib/templates/store';

/** What a child template narrows, and the newest version of it; null when the template stands on its own. */
export async function readParent(brandId: string, template: TemplateRow) {
  if (template.parentVersionId === null || template.market === null) return null;
  const version = await findTemplateVersion(db(), brandId, template.parentVersionId);
  if (!version) return null;
  const [newest] = await listVersionsOf(db(), brandId, version.templateId);
  const { id, templateId, templateName, number, spec } = version;
  return {
    versionId: id,
    templateId,
    name: templateName,
    number,
    spec,
    market: template.market,
    newer: newest && newest.number > number ? { versionId: newest.id, number: newest.number } : null,
  };
}
export type Parent = NonNullable<Awaited<ReturnType<typeof readParent>>>;

/** "Product in a scene, version 2" for each parent version that these versions name, by its id. */
export async function namesOfParents(
  brandId: string,
  versions: readonly TemplateVersion[],
): Promise<Record<string, string>> {
  const ids = new Set(versions.flatMap((version) => version.spec.parent?.versionId ?? []));
  const found = await Promise.all([...ids].map((id) => findTemplateVersion(db(), brandId, id)));
  return Object.fromEntries(
    found.flatMap((entry) => (entry ? [[entry.id, `${entry.templateName}, version ${entry.number}`]] : [])),
  );
}
