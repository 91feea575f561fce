import { boolean, date, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { ModelSpec, TermsAnswers, TermsLimits } from '@/lib/models/schemas';
import { at } from './columns';
import { blob } from './library';
import { brand } from './people';

/** One way to reach a model: model x provider x plan. Data, so that models can come and go. */
export const route = pgTable(
  'route',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    modelId: text().notNull(),
    plan: text().notNull(),
    name: text().notNull(),
    /** Tiers, sizes, limits, prices, seed class, digital source type, lifecycle, sources. */
    spec: jsonb().$type<ModelSpec>().notNull(),
    enabled: boolean().notNull().default(true),
    revision: integer().notNull().default(1),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [unique().on(t.provider, t.modelId, t.plan)],
);

/** A provider's terms as read on a day. A new reading is a new row. */
export const terms = pgTable(
  'terms',
  {
    id: text().primaryKey(),
    routeId: text()
      .notNull()
      .references(() => route.id),
    version: integer().notNull(),
    answers: jsonb().$type<TermsAnswers>().notNull(),
    url: text(),
    readOn: date('read_on', { mode: 'string' }).notNull(),
    /** Who read them; null for what was shipped with Countersign. */
    readBy: text(),
    /** The day by which somebody should read them again. */
    nextReviewOn: date('next_review_on', { mode: 'string' }).notNull(),
    /** The document as it was on that day, kept under its hash; null when no copy was kept. */
    documentSha256: text().references(() => blob.sha256),
    documentName: text(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [unique().on(t.routeId, t.version)],
);

/** What a brand's legal person decided about terms. The newest decision per route counts. */
export const termsDecision = pgTable(
  'terms_decision',
  {
    id: text().primaryKey(),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    routeId: text()
      .notNull()
      .references(() => route.id),
    termsId: text()
      .notNull()
      .references(() => terms.id),
    decision: text().$type<'accepted' | 'accepted_with_limits' | 'refused'>().notNull(),
    limits: jsonb().$type<TermsLimits>().notNull(),
    note: text().notNull().default(''),
    decidedBy: text().notNull(),
    decidedAt: at('decided_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.routeId, t.decidedAt)],
);
