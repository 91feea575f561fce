import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { NewCampaignForm } from './new-campaign-form';

export const metadata: Metadata = { title: 'New campaign' };

export default async function NewCampaignPage({ params }: { params: Promise<{ brand: string }> }) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'campaign:write');
  return (
    <>
      <PageHeader
        title="New campaign"
        crumbs={[{ label: 'Campaigns', href: `/b/${ctx.brand.slug}/campaigns` }]}
        meta="Next you write its plan: template, references, seeds, models, markets. Nothing is locked until a brand owner signs it off."
      />
      <NewCampaignForm brand={ctx.brand.slug} />
    </>
  );
}
