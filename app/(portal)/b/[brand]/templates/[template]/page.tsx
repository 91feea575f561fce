import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { TabLinks } from '@/app/ui/tab-links';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { wordingOf } from '@/lib/brands/rules';
import { findBrandKit } from '@/lib/brands/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { listReferenceSets } from '@/lib/references/store';
import { templateDraftSchema } from '@/lib/templates/draft-schemas';
import { findTemplate, listChildTemplates, listTemplateUse, listVersionsOf } from '@/lib/templates/store';
import { namesOfParents, readParent } from './parent';
import { TemplateEditor } from './template-editor';
import { UsedBy } from './used-by';
import { VersionView } from './version-view';
import { Versions } from './versions';

export const metadata: Metadata = { title: 'Template' };

type Props = { params: Promise<{ brand: string; template: string }>; searchParams: Promise<SearchParams> };

export default async function TemplatePage({ params, searchParams }: Props) {
  const { brand, template: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'template:read');
  const [template, versions, use, kit, sets] = await Promise.all([
    findTemplate(db(), ctx.brand.id, id),
    listVersionsOf(db(), ctx.brand.id, id),
    listTemplateUse(db(), ctx.brand.id, id),
    findBrandKit(db(), ctx.brand.id),
    listReferenceSets(db(), ctx.brand.id),
  ]);
  if (!template) notFound();
  const [parent, children] = await Promise.all([
    readParent(ctx.brand.id, template),
    listChildTemplates(db(), ctx.brand.id, id),
  ]);
  const query = await searchParams;
  const mayWrite = can(ctx.roles, 'template:write');
  const list = `/b/${ctx.brand.slug}/templates`;
  const path = `${list}/${template.id}`;
  const view = param(query, 'view') ?? 'template';
  const newest = versions[0];
  const tabs = [
    { href: path, label: mayWrite ? 'Edit' : 'Template' },
    { href: `${path}?view=versions`, label: 'Versions', count: versions.length },
    { href: `${path}?view=use`, label: 'Used by', count: use.length + children.length },
  ];
  return (
    <>
      <PageHeader
        title={template.name}
        crumbs={[{ label: 'Templates', href: list }]}
        meta={
          <>
            {newest ? (
              <Chip tone="success" icon="check">
                Version {newest.number} published
              </Chip>
            ) : (
              <Chip icon="pen">Draft only</Chip>
            )}
            {parent ? (
              <span>
                Narrows{' '}
                <Link
                  href={`${list}/${parent.templateId}?view=versions&to=${parent.number}`}
                  className="underline"
                >
                  {parent.name}, version {parent.number}
                </Link>
                , for {parent.market}
              </span>
            ) : null}
          </>
        }
        action={
          mayWrite && newest && !parent ? (
            <ButtonLink variant="secondary" href={`${list}/new?parent=${newest.id}`}>
              New child template
            </ButtonLink>
          ) : null
        }
      />
      <TabLinks
        label="Template"
        tabs={tabs}
        current={view === 'versions' || view === 'use' ? `${path}?view=${view}` : path}
      />
      {view === 'versions' ? (
        <Versions
          path={path}
          versions={versions}
          parents={await namesOfParents(ctx.brand.id, versions)}
          query={query}
        />
      ) : view === 'use' ? (
        <UsedBy brand={ctx.brand.slug} use={use} newest={newest ?? null} markets={children} />
      ) : mayWrite ? (
        <TemplateEditor
          brand={ctx.brand.slug}
          template={{
            id: template.id,
            name: template.name,
            revision: template.revision,
            draft: templateDraftSchema.parse(template.draft),
          }}
          parent={parent}
          nextNumber={(newest?.number ?? 0) + 1}
          canPublish={can(ctx.roles, 'template:publish')}
          palette={kit?.palette ?? []}
          wording={wordingOf(kit)}
          sets={sets}
        />
      ) : newest ? (
        <VersionView spec={newest.spec} />
      ) : (
        <p className="text-muted">Nothing is published yet. The brand owner is still writing it.</p>
      )}
    </>
  );
}
