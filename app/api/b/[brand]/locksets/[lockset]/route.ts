import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { findLockset } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';

/** The frozen text itself, byte for byte: its SHA-256 is the lock hash. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ brand: string; lockset: string }> },
): Promise<Response> {
  try {
    const { brand, lockset: id } = await params;
    const ctx = await ctxForAction(brand);
    requireCan(ctx, 'campaign:read');
    const lockset = await findLockset(db(), ctx.brand.id, id);
    if (!lockset) throw notFound('lockset');
    return new Response(lockset.json, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="lockset-${lockset.number}-${lockset.sha256.slice(0, 12)}.json"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
