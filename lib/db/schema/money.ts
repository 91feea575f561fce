import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Account, Enforcement, Movement } from '@/lib/budgets/rules';
import { budget } from './campaigns';
import { at, micros } from './columns';
import { brand } from './people';

/** What a brand, or each of its people, may spend in a calendar month (UTC); a person's own row is an exception. */
export const monthlyBudget = pgTable(
  'monthly_budget',
  {
    brandId: text()
      .notNull()
      .references(() => brand.id),
    /** `brand`, `everybody`, or the id of a person. */
    whose: text().notNull(),
    currency: text().notNull(),
    limitMicros: micros('limit_micros').notNull(),
    enforcement: text().$type<Exclude<Enforcement, 'none'>>().notNull(),
    setBy: text().notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.whose] })],
);

/** In which budgets the money of a run is held, fixed when it was asked for: they pay, also in a later month. Append-only. */
export const budgetReservation = pgTable(
  'budget_reservation',
  {
    runId: text().notNull(),
    budgetId: text()
      .notNull()
      .references(() => budget.id),
    micros: micros('micros').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.budgetId] }), index().on(t.budgetId)],
);

/** One movement of money, in the database transaction of what caused it. Append-only; its entries sum to zero (trigger). */
export const ledgerTransaction = pgTable(
  'ledger_transaction',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    what: text().$type<Movement>().notNull(),
    /** The event of the same instant that says who and why; null for what was there before there was a ledger. */
    eventType: text(),
    campaignId: text(),
    runId: text(),
    outputId: text(),
    at: at('at').notNull(),
  },
  (t) => [index().on(t.brandId, t.id), index().on(t.campaignId, t.id), index().on(t.runId)],
);

/** One side of a movement: what an account of a budget gained (positive) or gave (negative). Append-only. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    transactionId: text().notNull(),
    position: integer().notNull(),
    budgetId: text()
      .notNull()
      .references(() => budget.id),
    account: text().$type<Account>().notNull(),
    currency: text().notNull(),
    micros: micros('micros').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transactionId, t.position] }),
    index().on(t.budgetId, t.transactionId),
    foreignKey({ columns: [t.transactionId], foreignColumns: [ledgerTransaction.id] }),
  ],
);
