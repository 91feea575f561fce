import { bigint, foreignKey, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Drift } from '@/lib/desk/drift';
import type { TrialState } from '@/lib/desk/schemas';
import { campaign, lockset } from './campaigns';
import { at, micros } from './columns';
import { blob } from './library';
import { route, terms } from './models';
import { run, runOutput } from './runs';

/** A replacement tried on what a campaign asked for lately. Immutable (trigger); its pictures have the states. */
export const deskTrial = pgTable(
  'desk_trial',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    /** The lockset in force when it began: its needs are what the pictures are checked against. */
    locksetId: text().notNull(),
    /** The tier in which the model would be replaced. */
    tier: text().notNull(),
    /** The tier at whose size the pictures are made: draft, where the replacement has one. */
    madeAt: text().notNull(),
    fromRouteId: text()
      .notNull()
      .references(() => route.id),
    toRouteId: text()
      .notNull()
      .references(() => route.id),
    currency: text().notNull(),
    estimateMicros: micros('estimate_micros').notNull(),
    idempotencyKey: text().notNull(),
    startedBy: text().notNull(),
    startedAt: at('started_at').notNull(),
  },
  (t) => [
    index().on(t.brandId, t.startedAt),
    index().on(t.campaignId, t.startedAt),
    unique().on(t.startedBy, t.idempotencyKey),
    foreignKey({ columns: [t.campaignId, t.brandId], foreignColumns: [campaign.id, campaign.brandId] }),
    foreignKey({ columns: [t.locksetId, t.campaignId], foreignColumns: [lockset.id, lockset.campaignId] }),
  ],
);

/** One picture that was made before, asked of the replacement again. Never an asset: nothing can pick, submit or deliver it. */
export const deskTrialPicture = pgTable(
  'desk_trial_picture',
  {
    id: text().primaryKey(),
    trialId: text()
      .notNull()
      .references(() => deskTrial.id),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    position: integer().notNull(),
    /** The output whose prompt, inputs and seed are used again, and what it gave then. */
    outputId: text()
      .notNull()
      .references(() => runOutput.id),
    runId: text().notNull(),
    beforeSha256: text()
      .notNull()
      .references(() => blob.sha256),
    state: text().$type<TrialState>().notNull().default('queued'),
    reservedMicros: micros('reserved_micros').notNull(),
    billedMicros: micros('billed_micros'),
    afterSha256: text().references(() => blob.sha256),
    drift: jsonb().$type<Drift>(),
    /** A sentence for the person, when it waits or did not succeed. */
    message: text(),
    errorCode: text(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    unique().on(t.trialId, t.position),
    unique().on(t.trialId, t.outputId),
    index().on(t.state),
    foreignKey({ columns: [t.runId, t.campaignId], foreignColumns: [run.id, run.campaignId] }),
  ],
);

/** A call of the replacement, stored before it is made. */
export const deskAttempt = pgTable(
  'desk_attempt',
  {
    id: text().primaryKey(),
    pictureId: text()
      .notNull()
      .references(() => deskTrialPicture.id),
    number: integer().notNull(),
    state: text().$type<'sent' | 'succeeded' | 'failed' | 'unknown'>().notNull(),
    /** The reading of the replacement's terms that was in force when it was called. */
    termsId: text()
      .notNull()
      .references(() => terms.id),
    seedSent: bigint({ mode: 'number' }),
    seedReported: bigint({ mode: 'number' }),
    response: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    usage: jsonb().$type<Record<string, number>>().notNull().default({}),
    billedMicros: micros('billed_micros'),
    billBasis: text().$type<'tokens' | 'list' | 'assumed' | 'none'>(),
    startedAt: at('started_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (t) => [unique().on(t.pictureId, t.number)],
);
