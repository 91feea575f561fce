import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { findCampaign } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { UploadForm } from './upload-form';

export const metadata: Metadata = { title: 'Start from a shot' };

export default async function UploadPage({
  params,
}: {
  params: Promise<{ brand: string; campaign: string }>;
}) {
  const { brand, campaign } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'asset:upload');
  if (!(await findCampaign(db(), ctx.brand.id, campaign))) notFound();
  return <UploadForm brand={brand} campaignId={campaign} base={`/b/${brand}/campaigns/${campaign}/run`} />;
}
