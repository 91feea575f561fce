import type { DbOrTx } from '@/lib/db/client';
import { isoDay } from '@/lib/governance/check-live';
import { lineageIds, madeWith, needsInForce } from '@/lib/governance/store';
import { rightsReasons } from '@/lib/references/rules';
import { termsReasons } from '@/lib/terms/rules';
import { termsInForce } from '@/lib/terms/store';

/** How rights and terms of everything that an asset descends from stand today, each with what is against it. */
export async function readStanding(
  db: DbOrTx,
  asset: { id: string; brandId: string; campaignId: string },
  now = new Date(),
) {
  const today = isoDay(now);
  const line = await lineageIds(db, asset.brandId, asset.id);
  const { routeIds, references } = await madeWith(db, asset.brandId, line);
  const needs = await needsInForce(db, asset.brandId, asset.campaignId);
  const inForce = await termsInForce(db, asset.brandId, routeIds);
  return {
    needs,
    references: references.map((reference) => ({
      reference,
      reasons: rightsReasons(reference, { territories: needs?.territories ?? [], today }),
    })),
    routes: [...inForce.values()].map(({ route, terms, decision }) => ({
      route,
      terms,
      decision,
      reasons: needs ? termsReasons(route, terms, decision, needs, today) : [],
    })),
  };
}
export type Standing = Awaited<ReturnType<typeof readStanding>>;
