import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { findReference } from '@/lib/references/store';
import { MaskEditor } from './mask-editor';

export const metadata: Metadata = { title: 'Cut out the product' };

type Props = { params: Promise<{ brand: string; reference: string }>; searchParams: Promise<SearchParams> };

export default async function MaskPage({ params, searchParams }: Props) {
  const { brand, reference: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'reference:write');
  const reference = await findReference(db(), ctx.brand.id, id);
  if (!reference || reference.withdrawnAt) notFound();
  const list = `/b/${ctx.brand.slug}/references`;
  return (
    <>
      <PageHeader
        title="Cut out the product"
        crumbs={[
          { label: 'Reference library', href: list },
          { label: reference.name, href: `${list}/${reference.id}` },
        ]}
        meta={
          param(await searchParams, 'step') === '2'
            ? 'The picture is stored. A photo is opaque, so say what in it is the product.'
            : 'Say what in the photo is the product. Scenes are then built behind it.'
        }
      />
      <MaskEditor
        brand={ctx.brand.slug}
        reference={{
          id: reference.id,
          name: reference.name,
          width: reference.width ?? 1000,
          height: reference.height ?? 1000,
          src: mediaUrl(ctx.brand.slug, 'reference', reference.id, 1280),
        }}
      />
    </>
  );
}
