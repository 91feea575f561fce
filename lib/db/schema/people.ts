import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from './columns';

export const person = pgTable('person', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text(),
  /** Raised to end every session of this person at once. */
  sessionVersion: integer().notNull().default(1),
  isAdmin: boolean().notNull().default(false),
  disabledAt: at('disabled_at'),
  createdAt: at('created_at').notNull().defaultNow(),
});

export const brand = pgTable('brand', {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
});

export const membership = pgTable(
  'membership',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    role: text().notNull(),
    grantedBy: text().notNull(),
    grantedAt: at('granted_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.personId, t.role] })],
);
