import { and, eq, inArray } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { reference, template, templateVersion } from '@/lib/db/schema/library';
import { route } from '@/lib/db/schema/models';
import type { Names } from './rules';
import type { LocksetDocument } from './schemas';

/** Names of everything that the documents hold, by id. */
export async function namesOf(
  db: DbOrTx,
  brandId: string,
  documents: readonly LocksetDocument[],
): Promise<Names> {
  const versionIds = documents.flatMap((entry) => entry.templates.map((row) => row.versionId));
  const referenceIds = documents.flatMap((entry) => entry.references.map((row) => row.id));
  const routeIds = documents.flatMap((entry) => entry.tiers.flatMap((row) => row.routes));
  const versions = versionIds.length
    ? await db
        .select({ id: templateVersion.id, number: templateVersion.number, name: template.name })
        .from(templateVersion)
        .innerJoin(template, eq(template.id, templateVersion.templateId))
        .where(and(inArray(templateVersion.id, versionIds), eq(templateVersion.brandId, brandId)))
    : [];
  const references = referenceIds.length
    ? await db
        .select({ id: reference.id, name: reference.name })
        .from(reference)
        .where(and(inArray(reference.id, referenceIds), eq(reference.brandId, brandId)))
    : [];
  const routes = routeIds.length
    ? await db.select({ id: route.id, name: route.name }).from(route).where(inArray(route.id, routeIds))
    : [];
  return Object.fromEntries([
    ...versions.map((row) => [row.id, `${row.name}, version ${row.number}`]),
    ...references.map((row) => [row.id, row.name]),
    ...routes.map((row) => [row.id, row.name]),
  ]);
}
