import { and, desc, eq, ilike } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { likePattern } from '@/lib/db/paging';
import { campaign } from '@/lib/db/schema/campaigns';
import { reference, template } from '@/lib/db/schema/library';
import { asset, assetLabel } from '@/lib/db/schema/runs';

const EACH = 6;

export const searchCampaigns = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .where(and(eq(campaign.brandId, brandId), ilike(campaign.name, likePattern(query))))
    .orderBy(desc(campaign.createdAt))
    .limit(EACH);

export const searchTemplates = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: template.id, name: template.name })
    .from(template)
    .where(and(eq(template.brandId, brandId), ilike(template.name, likePattern(query))))
    .orderBy(template.name)
    .limit(EACH);

export const searchReferences = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: reference.id, name: reference.name })
    .from(reference)
    .where(and(eq(reference.brandId, brandId), ilike(reference.name, likePattern(query))))
    .orderBy(reference.name)
    .limit(EACH);

export const searchAssets = (db: DbOrTx, brandId: string, query: string) =>
  db
    .select({ id: asset.id, name: assetLabel.name })
    .from(asset)
    .innerJoin(assetLabel, eq(assetLabel.assetId, asset.id))
    .where(and(eq(asset.brandId, brandId), ilike(assetLabel.name, likePattern(query))))
    .orderBy(desc(asset.createdAt))
    .limit(EACH);
