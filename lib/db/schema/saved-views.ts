import { pgTable, text, unique } from 'drizzle-orm/pg-core';
import { at } from './columns';
import { brand, person } from './people';

/** A person's own name for a page with its filters. Activity, not provenance: it may be changed and deleted. */
export const savedView = pgTable(
  'saved_view',
  {
    id: text().primaryKey(),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    page: text().notNull(),
    name: text().notNull(),
    /** The filters as they stand in the address, without the page of the list. */
    query: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [unique().on(t.brandId, t.personId, t.page, t.name)],
);
