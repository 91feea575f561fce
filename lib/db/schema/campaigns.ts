import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { BudgetKind, Enforcement } from '@/lib/budgets/rules';
import type { CampaignPlan } from '@/lib/campaigns/schemas';
import { at, micros } from './columns';
import { reference, templateVersion } from './library';
import { route } from './models';
import { brand } from './people';

export const campaign = pgTable(
  'campaign',
  {
    id: text().primaryKey(),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    name: text().notNull(),
    brief: text().notNull().default(''),
    state: text().$type<'draft' | 'proposed' | 'active' | 'closed'>().notNull().default('draft'),
    /** What is being prepared for the next lockset; free to change until proposed. */
    plan: jsonb().$type<CampaignPlan>().notNull(),
    revision: integer().notNull().default(1),
    locksetId: text(),
    startsOn: text(),
    endsOn: text(),
    createdBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.createdAt), unique().on(t.id, t.brandId)],
);

/** Proposed with its rows, frozen by a sign-off; from then on nothing in it or under it can change (triggers). */
export const lockset = pgTable(
  'lockset',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    brandId: text().notNull(),
    number: integer().notNull(),
    state: text().$type<'proposed' | 'frozen' | 'refused'>().notNull().default('proposed'),
    /** Canonical JSON (RFC 8785), kept as text so that its hash can be recomputed byte for byte. */
    json: text().notNull(),
    sha256: text().notNull(),
    proposedBy: text().notNull(),
    proposedAt: at('proposed_at').notNull().defaultNow(),
    signedBy: text(),
    frozenAt: at('frozen_at'),
    refusedReason: text(),
  },
  (t) => [unique().on(t.campaignId, t.number), unique().on(t.id, t.campaignId)],
);

const locksetId = () =>
  text()
    .notNull()
    .references(() => lockset.id);

export const locksetTemplate = pgTable(
  'lockset_template',
  {
    locksetId: locksetId(),
    templateVersionId: text()
      .notNull()
      .references(() => templateVersion.id),
    specHash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.locksetId, t.templateVersionId] })],
);

export const locksetReference = pgTable(
  'lockset_reference',
  {
    locksetId: locksetId(),
    referenceId: text().notNull(),
    sha256: text().notNull(),
    role: text().notNull(),
    position: integer().notNull(),
    /** Every run under this lockset must take it as an input. */
    required: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locksetId, t.referenceId] }),
    foreignKey({ columns: [t.referenceId, t.sha256], foreignColumns: [reference.id, reference.sha256] }),
  ],
);

export const locksetSeed = pgTable(
  'lockset_seed',
  {
    locksetId: locksetId(),
    position: integer().notNull(),
    seed: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.locksetId, t.seed] }), unique().on(t.locksetId, t.position)],
);

export const locksetTier = pgTable(
  'lockset_tier',
  { locksetId: locksetId(), tier: text().notNull() },
  (t) => [primaryKey({ columns: [t.locksetId, t.tier] })],
);

export const locksetRoute = pgTable(
  'lockset_route',
  {
    locksetId: locksetId(),
    tier: text().notNull(),
    routeId: text()
      .notNull()
      .references(() => route.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locksetId, t.tier, t.routeId] }),
    foreignKey({ columns: [t.locksetId, t.tier], foreignColumns: [locksetTier.locksetId, locksetTier.tier] }),
  ],
);

export const locksetSize = pgTable(
  'lockset_size',
  { locksetId: locksetId(), size: text().notNull() },
  (t) => [primaryKey({ columns: [t.locksetId, t.size] })],
);

export const locksetMarket = pgTable(
  'lockset_market',
  { locksetId: locksetId(), market: text().notNull() },
  (t) => [primaryKey({ columns: [t.locksetId, t.market] })],
);

/** The approval chain: stages of a market in order. */
export const locksetStage = pgTable(
  'lockset_stage',
  {
    locksetId: locksetId(),
    market: text().notNull(),
    position: integer().notNull(),
    stage: text().$type<'brand' | 'legal'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locksetId, t.market, t.position] }),
    unique().on(t.locksetId, t.market, t.stage),
    foreignKey({
      columns: [t.locksetId, t.market],
      foreignColumns: [locksetMarket.locksetId, locksetMarket.market],
    }),
  ],
);

/**
 * Money with a limit: of a campaign, or of a person or a brand in one calendar month (UTC) and one currency, opened by
 * the first run of that month. The running figures decide about a run and always equal the sums of the ledger.
 */
export const budget = pgTable(
  'budget',
  {
    /** Made from what it is for (lib/budgets/rules.ts), so that two requests cannot open the same one twice. */
    id: text().primaryKey(),
    brandId: text().notNull(),
    kind: text().$type<BudgetKind>().notNull(),
    campaignId: text()
      .unique()
      .references(() => campaign.id),
    personId: text(),
    /** `2026-11`; null for a campaign's. */
    month: text(),
    currency: text().notNull(),
    limitMicros: micros('limit_micros').notNull(),
    reservedMicros: micros('reserved_micros').notNull().default(0),
    spentMicros: micros('spent_micros').notNull().default(0),
    /** Hard: a run that would pass the limit is refused. Soft: it goes through and is told. None: only counted. */
    enforcement: text().$type<Enforcement>().notNull().default('hard'),
    /** When the limit was passed, until it covers what is used again. */
    passedAt: at('passed_at'),
    /** Price of one attempt of a designer, the line at which handing off becomes cheaper. */
    handOffMicros: micros('hand_off_micros'),
    setBy: text().notNull(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.month)],
);
