import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * A whole row as one JSON value. Where many columns of several tables are read on a hot path, building and taking apart
 * a long list of columns costs more than the statement itself.
 */
export function jsonRow<T extends PgTable>(table: T, as?: string) {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.keyAsName ? toSnakeCase(column.name) : column.name,
    isTime: column.getSQLType().startsWith('timestamp'),
  }));
  return {
    column: sql<unknown>`to_jsonb(${as ? sql.raw(`"${as}"`) : table})` as SQL<unknown>,
    /** The row, with its instants as dates; null where an outer join found none. */
    read: (value: unknown): T['$inferSelect'] | null => {
      if (value === null || value === undefined) return null;
      const json = value as Record<string, unknown>;
      const row: Record<string, unknown> = {};
      for (const { key, name, isTime } of columns) {
        const entry = json[name];
        row[key] = isTime && typeof entry === 'string' ? new Date(entry) : entry;
      }
      return row as T['$inferSelect'];
    },
  };
}
