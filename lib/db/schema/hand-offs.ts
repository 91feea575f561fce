import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { at } from './columns';
import { blob } from './library';
import { concept } from './runs';

/** A concept packed for a designer. Immutable (trigger). */
export const handOff = pgTable(
  'hand_off',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    conceptId: text()
      .notNull()
      .references(() => concept.id),
    /** The package itself. */
    sha256: text()
      .notNull()
      .references(() => blob.sha256),
    size: integer().notNull(),
    note: text().notNull().default(''),
    /** References whose bytes are in the package: their rights are checked again at every download. */
    referenceIds: jsonb().$type<string[]>().notNull().default([]),
    idempotencyKey: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    index().on(t.conceptId),
    index().on(t.brandId, t.createdAt),
    unique().on(t.createdBy, t.idempotencyKey),
  ],
);
