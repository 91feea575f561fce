import type { DbOrTx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { rightsReasons } from '@/lib/references/rules';
import { termsReasons } from '@/lib/terms/rules';
import { termsInForce } from '@/lib/terms/store';
import { lineageIds, madeWith, needsInForce } from './store';

/** Which versions of terms and rights a decision saw. */
export type Seen = { terms: Record<string, string>; rights: Record<string, number> };

/**
 * Checks rights and terms of everything that an asset descends from, as they stand now. Called at submission, at each
 * sign-off and at delivery: a withdrawal in between stops the next step. `today` is an ISO date.
 */
export async function checkAssetLive(
  db: DbOrTx,
  asset: { assetId: string; brandId: string; campaignId: string; today: string },
): Promise<{ reasons: Reason[]; seen: Seen }> {
  const line = await lineageIds(db, asset.brandId, asset.assetId);
  const { routeIds, references } = await madeWith(db, asset.brandId, line);
  const needs = await needsInForce(db, asset.brandId, asset.campaignId);
  const inForce = await termsInForce(db, asset.brandId, routeIds);
  const reasons: Reason[] = [];
  const seen: Seen = { terms: {}, rights: {} };
  if (!needs)
    reasons.push({
      code: 'no_lockset',
      message: 'The campaign has no lockset in force.',
      cure: 'Have one signed off.',
    });
  for (const reference of references) {
    seen.rights[reference.id] = reference.rightsRevision;
    reasons.push(...rightsReasons(reference, { territories: needs?.territories ?? [], today: asset.today }));
  }
  for (const { route, terms, decision } of inForce.values()) {
    if (terms) seen.terms[route.id] = terms.id;
    if (needs) reasons.push(...termsReasons(route, terms, decision, needs, asset.today));
  }
  return { reasons, seen };
}

/** The day in UTC as an ISO date; rights and terms end with it. */
export const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
