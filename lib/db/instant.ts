import { type SQL, sql } from 'drizzle-orm';

/** An instant as ISO 8601 text in UTC, to the millisecond, so that the same state gives the same bytes. */
export const instant = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
