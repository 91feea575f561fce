import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool, types } from 'pg';
import { databaseUrl } from '@/lib/env';
import { logger } from '@/lib/logger';
import * as schema from './schema';

// bigint sums come back as text otherwise; ours stay far below 2^53.
types.setTypeParser(20, Number);

export type Db = NodePgDatabase<typeof schema>;
/** A transaction. Events and jobs take this type, so that they cannot be written outside one. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** For reads that work in both. */
export type DbOrTx = Db | Tx;

const holder = globalThis as unknown as { countersignPool?: Pool };

/** One pool per process, made on first use, so that a build needs no database. */
export function pool(): Pool {
  if (holder.countersignPool) return holder.countersignPool;
  const made = new Pool({
    connectionString: databaseUrl(),
    // A worker holds one per picture in hand for its lock, and needs others for its statements.
    max: 32,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'countersign',
  });
  // An idle connection that a restart of PostgreSQL ends would otherwise end this process; the pool makes a new one.
  made.on('error', (error) => logger.warn({ err: error }, 'a database connection was lost'));
  holder.countersignPool = made;
  return made;
}

let instance: Db | undefined;
let instancePool: Pool | undefined;

/** The database. Queries live in the store of their slice. */
export function db(): Db {
  const current = pool();
  if (!instance || instancePool !== current) {
    instance = drizzle(current, { schema, casing: 'snake_case' });
    instancePool = current;
  }
  return instance;
}

/** Ends the pool: at shutdown and after each test file. */
export async function closePool(): Promise<void> {
  const current = holder.countersignPool;
  holder.countersignPool = undefined;
  instance = undefined;
  await current?.end();
}
