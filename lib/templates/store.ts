import { and, desc, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { template, templateVersion } from '@/lib/db/schema/library';
import { person } from '@/lib/db/schema/people';
import type { TemplateDraft } from './draft-schemas';
import { type TemplateSpec, templateSpecSchema } from './schemas';

export type TemplateRow = Omit<typeof template.$inferSelect, 'draft'> & { draft: TemplateDraft };
export type TemplateVersion = {
  id: string;
  templateId: string;
  templateName: string;
  number: number;
  spec: TemplateSpec;
  specHash: string;
  note: string;
  publishedBy: string;
  publishedByName: string;
  publishedAt: Date;
};

const versions = (db: DbOrTx) =>
  db
    .select({
      id: templateVersion.id,
      templateId: templateVersion.templateId,
      templateName: template.name,
      number: templateVersion.number,
      spec: templateVersion.spec,
      specHash: templateVersion.specHash,
      note: templateVersion.note,
      publishedBy: templateVersion.publishedBy,
      publishedByName: person.name,
      publishedAt: templateVersion.publishedAt,
    })
    .from(templateVersion)
    .innerJoin(template, eq(template.id, templateVersion.templateId))
    .leftJoin(person, eq(person.id, templateVersion.publishedBy));

const versionOf = (row: Awaited<ReturnType<typeof versions>>[number]): TemplateVersion => ({
  ...row,
  spec: templateSpecSchema.parse(row.spec),
  publishedByName: row.publishedByName ?? 'Countersign',
});

/** A published version of the brand, or null. */
export async function findTemplateVersion(
  db: DbOrTx,
  brandId: string,
  id: string,
): Promise<TemplateVersion | null> {
  const [row] = await versions(db).where(
    and(eq(templateVersion.brandId, brandId), eq(templateVersion.id, id)),
  );
  return row ? versionOf(row) : null;
}

/** Every published version of the brand's templates, by template name, newest number first. */
export async function listPublishedVersions(db: DbOrTx, brandId: string): Promise<TemplateVersion[]> {
  const rows = await versions(db)
    .where(and(eq(templateVersion.brandId, brandId), eq(template.archived, false)))
    .orderBy(template.name, template.id, desc(templateVersion.number));
  return rows.map(versionOf);
}

/** The versions of one template, newest first. */
export async function listVersionsOf(
  db: DbOrTx,
  brandId: string,
  templateId: string,
): Promise<TemplateVersion[]> {
  const rows = await versions(db)
    .where(and(eq(templateVersion.brandId, brandId), eq(templateVersion.templateId, templateId)))
    .orderBy(desc(templateVersion.number));
  return rows.map(versionOf);
}

export async function findTemplate(db: DbOrTx, brandId: string, id: string): Promise<TemplateRow | null> {
  const [row] = await db
    .select()
    .from(template)
    .where(and(eq(template.brandId, brandId), eq(template.id, id)));
  return row ? { ...row, draft: row.draft as TemplateDraft } : null;
}

export type TemplateListItem = {
  id: string;
  name: string;
  /** The market that it narrows its parent for; null when it stands on its own. */
  market: string | null;
  updatedAt: Date;
  createdByName: string;
  latest: { number: number; publishedAt: Date; note: string } | null;
  slots: number;
  usedBy: number;
};

/** The brand's templates, last changed first, each with its newest version and the campaigns that pin it. */
export async function listTemplates(db: DbOrTx, brandId: string): Promise<TemplateListItem[]> {
  const found = await db.execute<{
    id: string;
    name: string;
    market: string | null;
    updatedAt: string;
    createdByName: string | null;
    number: number | null;
    publishedAt: string | null;
    note: string | null;
    slots: number;
    usedBy: number;
  }>(sql`
    select t.id, t.name, t.market, t.updated_at as "updatedAt", p.name as "createdByName",
      v.number, v.published_at as "publishedAt", v.note,
      jsonb_array_length(coalesce(t.draft->'slots', '[]'::jsonb))::int as "slots",
      (select count(distinct c.id)::int from campaign c
        join lockset_template lt on lt.lockset_id = c.lockset_id
        join template_version tv on tv.id = lt.template_version_id
        where tv.template_id = t.id and c.brand_id = ${brandId}) as "usedBy"
    from template t
    left join person p on p.id = t.created_by
    left join lateral (select * from template_version tv where tv.template_id = t.id order by number desc limit 1) v on true
    where t.brand_id = ${brandId} and not t.archived
    order by t.updated_at desc, t.id`);
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    market: row.market,
    updatedAt: new Date(row.updatedAt),
    createdByName: row.createdByName ?? 'Countersign',
    latest:
      row.number !== null && row.publishedAt !== null
        ? { number: row.number, publishedAt: new Date(row.publishedAt), note: row.note ?? '' }
        : null,
    slots: row.slots,
    usedBy: row.usedBy,
  }));
}

export type ChildTemplate = {
  id: string;
  name: string;
  market: string;
  follows: number;
  published: number | null;
};

/** The templates that narrow a version of this one, by market. */
export async function listChildTemplates(
  db: DbOrTx,
  brandId: string,
  templateId: string,
): Promise<ChildTemplate[]> {
  const found = await db.execute<ChildTemplate>(sql`
    select t.id, t.name, t.market, pv.number as "follows",
      (select max(v.number)::int from template_version v where v.template_id = t.id) as "published"
    from template t join template_version pv on pv.id = t.parent_version_id
    where pv.template_id = ${templateId} and t.brand_id = ${brandId} and not t.archived
    order by t.market, t.name`);
  return found.rows;
}

export type TemplateUse = {
  campaignId: string;
  campaignName: string;
  state: string;
  versionId: string;
  number: number;
};

/** Campaigns whose lockset in force pins a version of the template. */
export async function listTemplateUse(
  db: DbOrTx,
  brandId: string,
  templateId: string,
): Promise<TemplateUse[]> {
  const found = await db.execute<TemplateUse>(sql`
    select c.id as "campaignId", c.name as "campaignName", c.state, tv.id as "versionId", tv.number
    from template_version tv
    join lockset_template lt on lt.template_version_id = tv.id
    join campaign c on c.lockset_id = lt.lockset_id
    where tv.template_id = ${templateId} and c.brand_id = ${brandId}
    order by c.name, tv.number desc`);
  return found.rows;
}

export async function insertTemplate(tx: Tx, row: typeof template.$inferInsert): Promise<void> {
  await tx.insert(template).values(row);
}

/** Moves the template to its next revision if it still is at `revision`; the row stays locked until commit. */
export async function advanceTemplate(
  tx: Tx,
  brandId: string,
  id: string,
  revision: number,
  change: { name?: string; draft?: TemplateDraft; parentVersionId?: string },
  at: Date,
): Promise<TemplateRow | null> {
  const [row] = await tx
    .update(template)
    .set({ ...change, revision: revision + 1, updatedAt: at })
    .where(
      and(
        eq(template.brandId, brandId),
        eq(template.id, id),
        eq(template.revision, revision),
        eq(template.archived, false),
      ),
    )
    .returning();
  return row ? { ...row, draft: row.draft as TemplateDraft } : null;
}

export async function newestVersion(
  tx: Tx,
  templateId: string,
): Promise<{ number: number; spec: TemplateSpec } | null> {
  const [row] = await tx
    .select({ number: templateVersion.number, spec: templateVersion.spec })
    .from(templateVersion)
    .where(eq(templateVersion.templateId, templateId))
    .orderBy(desc(templateVersion.number))
    .limit(1);
  return row ? { number: row.number, spec: templateSpecSchema.parse(row.spec) } : null;
}

export async function insertVersion(tx: Tx, row: typeof templateVersion.$inferInsert): Promise<void> {
  await tx.insert(templateVersion).values(row);
}
