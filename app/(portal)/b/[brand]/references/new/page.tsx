import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { AddReference } from './add-reference';

export const metadata: Metadata = { title: 'Add a reference' };

export default async function NewReferencePage({ params }: { params: Promise<{ brand: string }> }) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'reference:write');
  return (
    <>
      <PageHeader
        title="Add a reference"
        crumbs={[{ label: 'Reference library', href: `/b/${ctx.brand.slug}/references` }]}
        meta="Picture and rights first; then, for a product, what belongs to it and what is background."
      />
      <AddReference brand={ctx.brand.slug} />
    </>
  );
}
