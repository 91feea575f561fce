import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from './columns';
import { asset } from './runs';

export const submissionStates = [
  'brand_review',
  'legal_review',
  'approved',
  'changes_requested',
  'rejected',
  'withdrawn',
  'recalled',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const submission = pgTable(
  'submission',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    assetId: text()
      .notNull()
      .references(() => asset.id),
    locksetId: text().notNull(),
    state: text().$type<SubmissionState>().notNull(),
    /** Stages to pass, in order, as the lockset has them for the asset's market. */
    stages: jsonb().$type<('brand' | 'legal')[]>().notNull(),
    /** What is signed: the original's bytes and its decoded pixels. */
    sha256: text().notNull(),
    pixelDigest: text().notNull(),
    /** Terms and rights seen at submission: {terms: {routeId: termsId}, rights: {referenceId: revision}}. */
    seen: jsonb().$type<{ terms: Record<string, string>; rights: Record<string, number> }>().notNull(),
    note: text().notNull().default(''),
    dueAt: at('due_at'),
    submittedBy: text().notNull(),
    submittedAt: at('submitted_at').notNull().defaultNow(),
    closedAt: at('closed_at'),
  },
  (t) => [
    index().on(t.brandId, t.state, t.submittedAt),
    index().on(t.brandId, t.submittedAt),
    index().on(t.assetId),
    uniqueIndex('submission_one_live')
      .on(t.assetId)
      .where(sql`state in ('brand_review', 'legal_review', 'approved')`),
  ],
);

export const signOff = pgTable(
  'sign_off',
  {
    id: text().primaryKey(),
    submissionId: text()
      .notNull()
      .references(() => submission.id),
    stage: text().$type<'brand' | 'legal'>().notNull(),
    decision: text().$type<'signed_off' | 'changes_requested' | 'rejected'>().notNull(),
    statement: text().notNull(),
    reason: text().notNull().default(''),
    sha256: text().notNull(),
    pixelDigest: text().notNull(),
    seen: jsonb().$type<{ terms: Record<string, string>; rights: Record<string, number> }>().notNull(),
    personId: text().notNull(),
    decidedAt: at('decided_at').notNull().defaultNow(),
  },
  (t) => [
    unique().on(t.submissionId, t.stage),
    /** Nobody signs two stages of one submission while four eyes is on (checked by the verb, too). */
    index().on(t.submissionId, t.personId),
  ],
);

export const delivery = pgTable(
  'delivery',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text().notNull(),
    submissionId: text()
      .notNull()
      .unique()
      .references(() => submission.id),
    assetId: text()
      .notNull()
      .references(() => asset.id),
    state: text()
      .$type<'pending' | 'sealed' | 'delivered' | 'failed' | 'recalled'>()
      .notNull()
      .default('pending'),
    /** The sealed file; the original stays untouched under its own hash. */
    sealedSha256: text(),
    sealedSize: integer(),
    pixelDigest: text(),
    sidecarSha256: text(),
    bucket: text(),
    key: text(),
    versionId: text(),
    message: text(),
    /** Terms and rights seen when it was delivered; null before that. */
    seen: jsonb().$type<{ terms: Record<string, string>; rights: Record<string, number> }>(),
    createdAt: at('created_at').notNull().defaultNow(),
    deliveredAt: at('delivered_at'),
  },
  (t) => [index().on(t.brandId, t.state), index().on(t.assetId)],
);

/** Tells people what waits for them. The dedupe key makes a second notice of one thing impossible. */
export const notice = pgTable(
  'notice',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    /** A role of the brand, or one person. */
    role: text(),
    personId: text(),
    text: text().notNull(),
    href: text().notNull(),
    dedupeKey: text().notNull().unique(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.createdAt)],
);

export const noticeRead = pgTable(
  'notice_read',
  { noticeId: text().notNull(), personId: text().notNull(), readAt: at('read_at').notNull().defaultNow() },
  (t) => [primaryKey({ columns: [t.noticeId, t.personId] })],
);
