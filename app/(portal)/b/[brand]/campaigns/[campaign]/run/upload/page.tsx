import type { Metadata } from 'next';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { UploadForm } from './upload-form';

export const metadata: Metadata = { title: 'Start from a shot' };

export default async function UploadPage({
  params,
}: {
  params: Promise<{ brand: string; campaign: string }>;
}) {
  const { brand, campaign } = await params;
  requirePermission(await requireCtx(brand), 'asset:upload');
  return <UploadForm brand={brand} campaignId={campaign} base={`/b/${brand}/campaigns/${campaign}/run`} />;
}
