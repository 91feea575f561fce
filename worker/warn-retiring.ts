import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { withSessionLock } from '@/lib/db/session-lock';
import { brandsWithEndings, endingsOf } from '@/lib/desk/ending-store';
import { warnCampaign } from '@/lib/desk/warn-campaign';

/** Warns every campaign whose model ends soon. Answers how many were told now; again the same day it tells nobody. */
export async function warnRetiring(now = new Date()): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const told = await withSessionLock('warn-retiring', async () => {
    let count = 0;
    for (const brand of await brandsWithEndings(db(), today)) {
      const ctx = systemCtx(brand, 'desk');
      for (const { campaignId, routeId } of await endingsOf(db(), brand.id, { today }))
        if (await warnCampaign(ctx, { campaignId, routeId })) count += 1;
    }
    return count;
  });
  return told ?? 0;
}
