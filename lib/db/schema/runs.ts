import {
  type AnyPgColumn,
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import {
  campaign,
  lockset,
  locksetMarket,
  locksetReference,
  locksetRoute,
  locksetSeed,
  locksetSize,
  locksetTemplate,
  locksetTier,
} from './campaigns';
import { at, micros } from './columns';
import { blob, reference } from './library';
import { terms } from './models';

/** The root a lineage grows from. */
export const concept = pgTable(
  'concept',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    name: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.campaignId, t.createdAt), unique().on(t.id, t.campaignId)],
);

/** Immutable rows about immutable bytes (triggers). States live beside assets, never on them. */
export const asset = pgTable(
  'asset',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    conceptId: text().notNull(),
    /** The output of a run that made it; null for an uploaded picture. */
    outputId: text().unique(),
    /** The reference whose rights cover an uploaded picture. */
    referenceId: text().references(() => reference.id),
    sha256: text()
      .notNull()
      .references(() => blob.sha256),
    pixelDigest: text().notNull(),
    mime: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    market: text(),
    tier: text(),
    digitalSourceType: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    index().on(t.brandId, t.createdAt),
    index().on(t.conceptId),
    index().on(t.referenceId),
    unique().on(t.id, t.campaignId),
    foreignKey({ columns: [t.conceptId, t.campaignId], foreignColumns: [concept.id, concept.campaignId] }),
  ],
);

/** An edge of the lineage graph. */
export const derivation = pgTable(
  'derivation',
  {
    assetId: text()
      .notNull()
      .references(() => asset.id),
    parentAssetId: text()
      .notNull()
      .references((): AnyPgColumn => asset.id),
    operation: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.parentAssetId] }), index().on(t.parentAssetId)],
);

/** One request of a person; each picture it asks for is an output. */
export const run = pgTable(
  'run',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    conceptId: text().notNull(),
    locksetId: text().notNull(),
    locksetHash: text().notNull(),
    templateVersionId: text().notNull(),
    operation: text().notNull(),
    tier: text().notNull(),
    routeId: text().notNull(),
    size: text().notNull(),
    market: text().notNull(),
    parentAssetId: text(),
    maskSha256: text().references(() => blob.sha256),
    slots: jsonb().$type<Record<string, string | number>>().notNull(),
    prompt: text().notNull(),
    negativePrompt: text().notNull(),
    /** SHA-256 over the resolved input as canonical JSON (RFC 8785). */
    inputHash: text().notNull(),
    /** The routing decision: chosen model with reasons, and each one not chosen with its reason. */
    decision: jsonb().$type<unknown>().notNull(),
    termsId: text()
      .notNull()
      .references(() => terms.id),
    termsDecisionId: text().notNull(),
    /** Rights revision seen of each reference: {referenceId: revision}. */
    rightsSeen: jsonb().$type<Record<string, number>>().notNull(),
    currency: text().notNull(),
    estimateMicros: micros('estimate_micros').notNull(),
    idempotencyKey: text().notNull(),
    requestHash: text().notNull(),
    requestedBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique().on(t.requestedBy, t.idempotencyKey),
    unique().on(t.id, t.locksetId),
    unique().on(t.id, t.campaignId),
    index().on(t.campaignId, t.createdAt),
    index().on(t.conceptId, t.createdAt),
    index().on(t.brandId, t.createdAt),
    index().on(t.brandId, t.routeId),
    foreignKey({ columns: [t.conceptId, t.campaignId], foreignColumns: [concept.id, concept.campaignId] }),
    foreignKey({ columns: [t.locksetId, t.campaignId], foreignColumns: [lockset.id, lockset.campaignId] }),
    foreignKey({
      columns: [t.locksetId, t.templateVersionId],
      foreignColumns: [locksetTemplate.locksetId, locksetTemplate.templateVersionId],
    }),
    foreignKey({ columns: [t.locksetId, t.tier], foreignColumns: [locksetTier.locksetId, locksetTier.tier] }),
    foreignKey({
      columns: [t.locksetId, t.tier, t.routeId],
      foreignColumns: [locksetRoute.locksetId, locksetRoute.tier, locksetRoute.routeId],
    }),
    foreignKey({ columns: [t.locksetId, t.size], foreignColumns: [locksetSize.locksetId, locksetSize.size] }),
    foreignKey({
      columns: [t.locksetId, t.market],
      foreignColumns: [locksetMarket.locksetId, locksetMarket.market],
    }),
    foreignKey({ columns: [t.parentAssetId, t.campaignId], foreignColumns: [asset.id, asset.campaignId] }),
  ],
);

/** Exactly one of a locked reference or an asset of the same campaign (CHECK). */
export const runInput = pgTable(
  'run_input',
  {
    runId: text().notNull(),
    position: integer().notNull(),
    locksetId: text().notNull(),
    campaignId: text().notNull(),
    referenceId: text(),
    assetId: text(),
    sha256: text().notNull(),
    role: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.position] }),
    index().on(t.referenceId),
    foreignKey({ columns: [t.runId, t.locksetId], foreignColumns: [run.id, run.locksetId] }),
    foreignKey({ columns: [t.runId, t.campaignId], foreignColumns: [run.id, run.campaignId] }),
    foreignKey({
      columns: [t.locksetId, t.referenceId],
      foreignColumns: [locksetReference.locksetId, locksetReference.referenceId],
    }),
    foreignKey({ columns: [t.assetId, t.campaignId], foreignColumns: [asset.id, asset.campaignId] }),
  ],
);

export const outputStates = ['queued', 'running', 'succeeded', 'failed', 'unknown', 'cancelled'] as const;
export type OutputState = (typeof outputStates)[number];

/** One picture of a run, with the seed it must take. */
export const runOutput = pgTable(
  'run_output',
  {
    id: text().primaryKey(),
    runId: text().notNull(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    locksetId: text().notNull(),
    position: integer().notNull(),
    seed: bigint({ mode: 'number' }).notNull(),
    state: text().$type<OutputState>().notNull().default('queued'),
    /** Held back from the budget until settled. */
    reservedMicros: micros('reserved_micros').notNull(),
    billedMicros: micros('billed_micros'),
    /** The model that makes it, where it fell back from the run's; null = the run's. */
    routeId: text(),
    /** Waits for the provider until then; `message` says why. */
    nextTryAt: at('next_try_at'),
    /** A sentence for the person, when it waits or did not succeed. */
    message: text(),
    errorCode: text(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique().on(t.runId, t.position),
    index().on(t.campaignId, t.state),
    index().on(t.brandId, t.createdAt),
    foreignKey({ columns: [t.runId, t.locksetId], foreignColumns: [run.id, run.locksetId] }),
    foreignKey({ columns: [t.locksetId, t.seed], foreignColumns: [locksetSeed.locksetId, locksetSeed.seed] }),
  ],
);

/** Persisted before a provider is called, so that a paid call is never sent twice blindly. */
export const attempt = pgTable(
  'attempt',
  {
    id: text().primaryKey(),
    outputId: text()
      .notNull()
      .references(() => runOutput.id),
    number: integer().notNull(),
    state: text().$type<'sent' | 'succeeded' | 'failed' | 'unknown'>().notNull(),
    /** The model that was called; always one that the lockset names for the run's tier (trigger). */
    routeId: text(),
    /** The reading of that model's terms which was in force when it was called. */
    termsId: text().references(() => terms.id),
    seedSent: bigint({ mode: 'number' }),
    /** The seed that the provider says it took, where it says so. */
    seedReported: bigint({ mode: 'number' }),
    /** What the bill was computed from: tokens, list price, or the list price because nobody knows. */
    billBasis: text().$type<'tokens' | 'list' | 'assumed' | 'none'>(),
    /** Provider's id of a task that can be asked again. */
    taskId: text(),
    /** Finish reason, usage, warnings, response ids: what the provider said, without secrets. */
    response: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    usage: jsonb().$type<Record<string, number>>().notNull().default({}),
    billedMicros: micros('billed_micros'),
    startedAt: at('started_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
  },
  (t) => [unique().on(t.outputId, t.number)],
);

export const pick = pgTable(
  'pick',
  {
    assetId: text()
      .primaryKey()
      .references(() => asset.id),
    conceptId: text().notNull(),
    campaignId: text().notNull(),
    brandId: text().notNull(),
    pickedBy: text().notNull(),
    pickedAt: at('picked_at').notNull().defaultNow(),
    withdrawnAt: at('withdrawn_at'),
  },
  (t) => [index().on(t.conceptId), index().on(t.brandId, t.pickedAt)],
);

/** Name and tags of an asset: about it, not in it. */
export const assetLabel = pgTable('asset_label', {
  assetId: text()
    .primaryKey()
    .references(() => asset.id),
  name: text().notNull().default(''),
  tags: jsonb().$type<string[]>().notNull().default([]),
  revision: integer().notNull().default(1),
});

export const assetNote = pgTable(
  'asset_note',
  {
    id: text().primaryKey(),
    assetId: text()
      .notNull()
      .references(() => asset.id),
    text: text().notNull(),
    writtenBy: text().notNull(),
    writtenAt: at('written_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.assetId, t.writtenAt)],
);
