import { and, eq, inArray } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { pageOfEvents } from '@/lib/events/event-page-store';
import type { EventName } from '@/lib/events/events';

/** What happened in a campaign, newest first; `before` is the position where the page before ended. */
export async function listActivity(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  query: { types?: readonly EventName[]; before?: number; limit: number },
) {
  const where = and(
    eq(event.brandId, brandId),
    eq(event.campaignId, campaignId),
    query.types ? inArray(event.type, [...query.types]) : undefined,
  );
  return pageOfEvents(db, where, query);
}
