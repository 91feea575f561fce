import type { Ctx } from '@/lib/ctx';
import type { DbOrTx } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { searchAssets, searchCampaigns, searchReferences, searchTemplates } from './search-store';

export type Found = { kind: 'campaign' | 'template' | 'reference' | 'asset'; id: string; name: string };

/** Things of the brand by name, of the kinds that the person may read. */
export async function searchBrand(db: DbOrTx, ctx: Ctx, query: string): Promise<Found[]> {
  const brandId = ctx.brand.id;
  const [campaigns, templates, references, assets] = await Promise.all([
    can(ctx.roles, 'campaign:read') ? searchCampaigns(db, brandId, query) : [],
    can(ctx.roles, 'template:read') ? searchTemplates(db, brandId, query) : [],
    can(ctx.roles, 'reference:read') ? searchReferences(db, brandId, query) : [],
    can(ctx.roles, 'asset:read') ? searchAssets(db, brandId, query) : [],
  ]);
  return [
    ...campaigns.map((row) => ({ kind: 'campaign' as const, ...row })),
    ...templates.map((row) => ({ kind: 'template' as const, ...row })),
    ...references.map((row) => ({ kind: 'reference' as const, ...row })),
    ...assets.map((row) => ({ kind: 'asset' as const, ...row })),
  ];
}
