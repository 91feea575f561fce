import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { findReference } from '@/lib/references/store';
import { RightsForm } from './rights-form';

export const metadata: Metadata = { title: 'Change rights' };

export default async function RightsPage({
  params,
}: {
  params: Promise<{ brand: string; reference: string }>;
}) {
  const { brand, reference: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'reference:write');
  const reference = await findReference(db(), ctx.brand.id, id);
  if (!reference || reference.withdrawnAt) notFound();
  const list = `/b/${ctx.brand.slug}/references`;
  const { rightsOwner, licence, consent, territories, expiresOn } = reference;
  return (
    <>
      <PageHeader
        title="Change rights"
        crumbs={[
          { label: 'Reference library', href: list },
          { label: reference.name, href: `${list}/${reference.id}` },
        ]}
        meta={`Revision ${reference.rightsRevision} holds now; what ran under it keeps saying so.`}
      />
      <RightsForm
        brand={ctx.brand.slug}
        referenceId={reference.id}
        revision={reference.rightsRevision}
        start={{ rightsOwner, licence, consent, territories, expiresOn }}
      />
    </>
  );
}
