import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at } from './columns';
import { brand } from './people';

export const brandKit = pgTable('brand_kit', {
  brandId: text()
    .primaryKey()
    .references(() => brand.id),
  palette: jsonb().$type<{ name: string; hex: string }[]>().notNull().default([]),
  voice: text().notNull().default(''),
  forbiddenTerms: jsonb().$type<string[]>().notNull().default([]),
  /** Terms forbidden in one market beside those forbidden everywhere. */
  marketTerms: jsonb().$type<{ market: string; terms: string[] }[]>().notNull().default([]),
  /** Phrases that may not be said, and why; market null means everywhere. */
  claims: jsonb().$type<{ market: string | null; phrase: string; note: string }[]>().notNull().default([]),
  logoSha256: text(),
  /** Raised by every change; an edit names the revision it started from. */
  revision: integer().notNull().default(1),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

/** What is known of stored bytes. The bytes themselves are in the object store under their SHA-256. */
export const blob = pgTable('blob', {
  sha256: text().primaryKey(),
  mime: text().notNull(),
  size: integer().notNull(),
  width: integer(),
  height: integer(),
  /** SHA-256 over the decoded pixels; unchanged by metadata. */
  pixelDigest: text(),
  createdAt: at('created_at').notNull().defaultNow(),
});

export const reference = pgTable(
  'reference',
  {
    id: text().primaryKey(),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    name: text().notNull(),
    role: text().$type<'product' | 'style' | 'character' | 'logo' | 'background'>().notNull(),
    sha256: text()
      .notNull()
      .references(() => blob.sha256),
    maskSha256: text().references(() => blob.sha256),
    /** Named sets that the reference belongs to; a template may take references of one set only. */
    sets: jsonb().$type<string[]>().notNull().default([]),
    rightsOwner: text().notNull(),
    licence: text().notNull(),
    /** Release or consent for people shown; empty when nobody is. */
    consent: text().notNull().default(''),
    /** ISO 3166 codes, or ['WORLD']. */
    territories: jsonb().$type<string[]>().notNull(),
    /** The last day on which the rights hold; null when they do not end. */
    expiresOn: date('expires_on', { mode: 'string' }),
    /** Raised by every change of rights; runs and sign-offs record the revision they saw. */
    rightsRevision: integer().notNull().default(1),
    withdrawnAt: at('withdrawn_at'),
    withdrawnReason: text(),
    uploadedBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.createdAt), unique().on(t.id, t.sha256)],
);

export const template = pgTable(
  'template',
  {
    id: text().primaryKey(),
    brandId: text()
      .notNull()
      .references(() => brand.id),
    name: text().notNull(),
    /** The spec being edited (lib/templates/schemas.ts); may be incomplete until published. */
    draft: jsonb().$type<unknown>().notNull(),
    /** The version that this template narrows for `market`; both are null when it stands on its own. */
    parentVersionId: text().references((): AnyPgColumn => templateVersion.id),
    market: text(),
    revision: integer().notNull().default(1),
    archived: boolean().notNull().default(false),
    createdBy: text().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index().on(t.brandId, t.createdAt)],
);

/** Frozen for ever: triggers refuse UPDATE and DELETE. */
export const templateVersion = pgTable(
  'template_version',
  {
    id: text().primaryKey(),
    templateId: text()
      .notNull()
      .references(() => template.id),
    brandId: text().notNull(),
    number: integer().notNull(),
    spec: jsonb().$type<unknown>().notNull(),
    /** SHA-256 of the spec's canonical JSON (RFC 8785). */
    specHash: text().notNull(),
    note: text().notNull().default(''),
    publishedBy: text().notNull(),
    publishedAt: at('published_at').notNull().defaultNow(),
  },
  (t) => [unique().on(t.templateId, t.number)],
);
