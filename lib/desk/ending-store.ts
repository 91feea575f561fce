import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { endings, type LockedRoute, warnsUntil } from '@/lib/models/retirement-rules';

const ending = (today: string): SQL => sql`(r.spec->'lifecycle'->>'state' = 'retired'
  or r.spec->'lifecycle'->>'retiresOn' <= ${warnsUntil(today)})`;

/** Which active campaigns of a brand lose a model soon, of all or of one. `today`: ISO date. */
export async function endingsOf(
  db: DbOrTx,
  brandId: string,
  { today, campaignId = null }: { today: string; campaignId?: string | null },
) {
  const found = await db.execute<LockedRoute>(sql`
    select c.id as "campaignId", c.name as "campaignName", l.tier, l.route_id as "routeId", r.name as "routeName",
      r.spec->'lifecycle' as "lifecycle"
    from campaign c join lockset_route l on l.lockset_id = c.lockset_id join route r on r.id = l.route_id
    where c.brand_id = ${brandId} and c.state = 'active' and (${campaignId}::text is null or c.id = ${campaignId})
      and exists (select 1 from lockset_route x join route r on r.id = x.route_id
        where x.lockset_id = c.lockset_id and ${ending(today)})
    order by c.id, l.tier, l.position`);
  return endings(found.rows, today);
}

/** Every brand that has an active campaign with a model that ends soon. */
export async function brandsWithEndings(
  db: DbOrTx,
  today: string,
): Promise<{ id: string; slug: string; name: string }[]> {
  const found = await db.execute<{ id: string; slug: string; name: string }>(sql`
    select distinct b.id, b.slug, b.name
    from brand b join campaign c on c.brand_id = b.id and c.state = 'active'
    join lockset_route l on l.lockset_id = c.lockset_id join route r on r.id = l.route_id
    where ${ending(today)} order by b.id`);
  return found.rows;
}
