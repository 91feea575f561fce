import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { BreakGlassRule, BreakGlassState } from '@/lib/break-glass/schemas';
import { campaign } from './campaigns';
import { at } from './columns';
import { concept } from './runs';

/**
 * A rule of a campaign that two people lift for a while. What was asked for never changes, and a decision is made once
 * (triggers); in force while it is approved and `expires_at` has not come, which needs nobody to end it.
 */
export const breakGlass = pgTable(
  'break_glass',
  {
    id: text().primaryKey(),
    brandId: text().notNull(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    rule: text().$type<BreakGlassRule>().notNull(),
    /** For one person, or one concept, or (both null) for everybody in the campaign. */
    personId: text(),
    conceptId: text(),
    reason: text().notNull(),
    /** How long it lasts from its approval. */
    hours: integer().notNull(),
    state: text().$type<BreakGlassState>().notNull().default('requested'),
    requestedBy: text().notNull(),
    /** The role by which each of the two acted. */
    requestedRole: text().notNull(),
    requestedAt: at('requested_at').notNull().defaultNow(),
    decidedBy: text(),
    decidedRole: text(),
    decidedAt: at('decided_at'),
    decisionNote: text().notNull().default(''),
    expiresAt: at('expires_at'),
    endedBy: text(),
    endedAt: at('ended_at'),
    endedReason: text(),
  },
  (t) => [
    index().on(t.campaignId, t.requestedAt),
    foreignKey({ columns: [t.campaignId, t.brandId], foreignColumns: [campaign.id, campaign.brandId] }),
    foreignKey({ columns: [t.conceptId, t.campaignId], foreignColumns: [concept.id, concept.campaignId] }),
  ],
);

/** What happened only because a rule was lifted: a run, or a submission that was signed off. Append-only. */
export const breakGlassTouch = pgTable(
  'break_glass_touch',
  {
    breakGlassId: text()
      .notNull()
      .references(() => breakGlass.id),
    subjectType: text().$type<'run' | 'submission'>().notNull(),
    subjectId: text().notNull(),
    touchedAt: at('touched_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.breakGlassId, t.subjectType, t.subjectId] }), index().on(t.subjectId)],
);
