import { and, desc, eq, ilike } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { campaign } from '@/lib/db/schema/campaigns';
import { reference, template } from '@/lib/db/schema/library';
import { asset, assetLabel } from '@/lib/db/schema/runs';

const like = (query: string) => `%${query.replace(/[\\%_]/g, '\\$&')}%`;
const EACH = 6;

export const searchCampaigns = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .where(and(eq(campaign.brandId, brandId), ilike(campaign.name, like(query))))
    .orderBy(desc(campaign.createdAt))
    .limit(EACH);

export const searchTemplates = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: template.id, name: template.name })
    .from(template)
    .where(and(eq(template.brandId, brandId), ilike(template.name, like(query))))
    .orderBy(template.name)
    .limit(EACH);

export const searchReferences = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: reference.id, name: reference.name })
    .from(reference)
    .where(and(eq(reference.brandId, brandId), ilike(reference.name, like(query))))
    .orderBy(reference.name)
    .limit(EACH);

export const searchAssets = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: asset.id, name: assetLabel.name })
    .from(asset)
    .innerJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .where(and(eq(asset.brandId, brandId), ilike(assetLabel.name, like(query))))
    .orderBy(desc(asset.createdAt))
    .limit(EACH);
