import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { findTemplateVersion, listTemplates } from '@/lib/templates/store';
import { ChildTemplateForm } from './child-template-form';
import { NewTemplateForm } from './new-template-form';

export const metadata: Metadata = { title: 'New template' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

export default async function NewTemplatePage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'template:write');
  const list = `/b/${ctx.brand.slug}/templates`;
  const parentId = param(await searchParams, 'parent');
  if (parentId) {
    const parent = await findTemplateVersion(db(), ctx.brand.id, parentId);
    if (!parent || parent.spec.parent) notFound();
    return (
      <>
        <PageHeader
          title="New child template"
          crumbs={[
            { label: 'Templates', href: list },
            { label: parent.templateName, href: `${list}/${parent.templateId}` },
          ]}
          meta={`Narrows ${parent.templateName}, version ${parent.number}, for one market. It can allow less, never more.`}
        />
        <ChildTemplateForm
          brand={ctx.brand.slug}
          parent={{ versionId: parent.id, name: parent.templateName }}
        />
      </>
    );
  }
  const templates = await listTemplates(db(), ctx.brand.id);
  return (
    <>
      <PageHeader title="New template" crumbs={[{ label: 'Templates', href: list }]} />
      <NewTemplateForm brand={ctx.brand.slug} templates={templates.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
