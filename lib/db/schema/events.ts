import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './columns';

/**
 * Provenance events: eternal. No foreign keys: a row outlives its subject. UPDATE, DELETE and TRUNCATE are refused
 * by triggers, and the application's role may only SELECT and INSERT.
 */
export const event = pgTable(
  'event',
  {
    position: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: text().notNull().unique(),
    type: text().notNull(),
    /** Null for events of the installation (people, models). */
    brandId: text(),
    campaignId: text(),
    actorKind: text().$type<'person' | 'system'>().notNull(),
    actorId: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** SHA-256 of the record's canonical JSON (RFC 8785), lib/events/record-hash.ts. */
    recordHash: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index().on(t.brandId, t.position),
    index().on(t.subjectId),
    index().on(t.campaignId, t.position),
    index().on(t.type, t.at),
    /** First pick of a concept, for the curve of attempts. */
    index('event_picked_concept').on(sql`(payload->>'conceptId')`, t.at).where(sql`type = 'asset.picked'`),
  ],
);
