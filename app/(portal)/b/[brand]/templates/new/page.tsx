import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { listTemplates } from '@/lib/templates/store';
import { NewTemplateForm } from './new-template-form';

export const metadata: Metadata = { title: 'New template' };

export default async function NewTemplatePage({ params }: { params: Promise<{ brand: string }> }) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'template:write');
  const templates = await listTemplates(db(), ctx.brand.id);
  return (
    <>
      <PageHeader
        title="New template"
        crumbs={[{ label: 'Templates', href: `/b/${ctx.brand.slug}/templates` }]}
      />
      <NewTemplateForm brand={ctx.brand.slug} templates={templates.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
