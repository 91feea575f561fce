import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';
import {
  assetSource,
  logoSource,
  type MediaSource,
  referenceSource,
  sealedSource,
  trialSource,
} from './store';

/** The bytes behind a media address, after the access check of the record that they belong to. */
export async function findSource(ctx: Ctx, kind: string, id: string): Promise<MediaSource> {
  const source = await lookUp(ctx, kind, id);
  if (!source) throw notFound('file');
  return source;
}

async function lookUp(ctx: Ctx, kind: string, id: string): Promise<MediaSource | null> {
  switch (kind) {
    case 'asset':
      requireCan(ctx, 'asset:read');
      return assetSource(db(), ctx.brand.id, id);
    case 'sealed':
      requireCan(ctx, 'asset:read');
      return sealedSource(db(), ctx.brand.id, id);
    case 'reference':
      requireCan(ctx, 'reference:read');
      return referenceSource(db(), ctx.brand.id, id, 'picture');
    case 'mask':
      requireCan(ctx, 'reference:read');
      return referenceSource(db(), ctx.brand.id, id, 'mask');
    case 'trial':
      requireCan(ctx, 'campaign:read');
      return trialSource(db(), ctx.brand.id, id);
    case 'logo':
      requireCan(ctx, 'brand:read');
      return logoSource(db(), ctx.brand.id);
    default:
      return null;
  }
}
