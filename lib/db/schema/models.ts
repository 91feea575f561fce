import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
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

/** Circuit breaker of a route, shared by all workers. No row = healthy. Disposable: it says how things are, not what was decided. */
export const routeHealth = pgTable('route_health', {
  routeId: text()
    .primaryKey()
    .references(() => route.id),
  failures: integer().notNull().default(0),
  openings: integer().notNull().default(0),
  openUntil: at('open_until'),
  trialUntil: at('trial_until'),
  lastCode: text(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

/** A provider's key, encrypted; written by an administrator and never shown again. */
export const providerKey = pgTable('provider_key', {
  provider: text().primaryKey(),
  sealed: text().notNull(),
  revision: integer().notNull().default(1),
  setBy: text().notNull(),
  setAt: at('set_at').notNull().defaultNow(),
});

/** What a role may do with a route in a brand. No row = allowed without a quota. */
export const modelRule = pgTable(
  'model_rule',
  {
    brandId: text()
      .notNull()
      .references(() => brand.id),
    role: text().notNull(),
    routeId: text()
      .notNull()
      .references(() => route.id),
    allowed: boolean().notNull(),
    /** Pictures that one person may ask for in a day (UTC); null = no quota. */
    picturesPerDay: integer(),
    setBy: text().notNull(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.role, t.routeId] })],
);
