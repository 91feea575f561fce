import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Db } from './client';

const wanted = () => {
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as { entries: unknown[] };
  return journal.entries.length;
};

/** Whether the database answers, and whether every migration of this version has run. */
export async function databaseReady(db: Db): Promise<{ database: boolean; migrations: boolean }> {
  try {
    const found = await db.execute<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations`,
    );
    return { database: true, migrations: (found.rows[0]?.n ?? 0) >= wanted() };
  } catch {
    const alive = await db.execute(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    return { database: alive, migrations: false };
  }
}
