import { sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import type { Tier } from '@/lib/models/schemas';

export type DeskChoice = {
  campaignId: string;
  campaignName: string;
  tier: Tier;
  routeId: string;
  routeName: string;
};

/** Every model of every active campaign's lockset, by campaign. */
export async function deskChoices(db: DbOrTx, brandId: string): Promise<DeskChoice[]> {
  const found = await db.execute<DeskChoice>(sql`
    select c.id as "campaignId", c.name as "campaignName", l.tier, l.route_id as "routeId", r.name as "routeName"
    from campaign c join lockset_route l on l.lockset_id = c.lockset_id join route r on r.id = l.route_id
    where c.brand_id = ${brandId} and c.state = 'active'
    order by lower(c.name), c.id, array_position(array['draft', 'standard', 'final', 'motion'], l.tier), l.position`);
  return found.rows;
}
