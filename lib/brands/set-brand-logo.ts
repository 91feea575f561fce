import type { Ctx } from '@/lib/ctx';
import { requireCan } from '@/lib/mutation';
import { storeImage } from '@/lib/uploads/store-image';
import { recordBrandLogo } from './record-brand-logo';

/** Sets the logo of the kit from an uploaded picture. */
export async function setBrandLogo(ctx: Ctx, bytes: Uint8Array, revision: number) {
  requireCan(ctx, 'brand:write');
  return recordBrandLogo(ctx, { revision, image: await storeImage(bytes) });
}
