import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePool } from '@/lib/db/client';
import { forgetEnv } from '@/lib/env';
import { closeQueue } from '@/lib/jobs/queue';

const withDatabase = (address: string, name: string) => {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
};

async function asSuper<T>(work: (client: Client) => Promise<T>, database?: string): Promise<T> {
  const superUrl = inject('settings').DATABASE_SUPER_URL ?? '';
  const client = new Client({ connectionString: database ? withDatabase(superUrl, database) : superUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Gives a test file its own database: a clone of the migrated one, reached as the application's role (which owns
 * nothing). Call it once at the top of the file. `asOwner` runs SQL as superuser, to do what the application cannot.
 */
export function testDatabase(): {
  name: string;
  asOwner: (sql: string, values?: unknown[]) => Promise<unknown[]>;
} {
  const name = `test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const settings = inject('settings');
    await asSuper((client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE countersign OWNER countersign_owner`),
    );
    Object.assign(process.env, settings, {
      COUNTERSIGN_MODE: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: withDatabase(settings.DATABASE_URL ?? '', name),
      DATABASE_OWNER_URL: withDatabase(settings.DATABASE_OWNER_URL ?? '', name),
    });
    forgetEnv();
  });
  afterAll(async () => {
    await closeQueue();
    await closePool();
    await asSuper(async (client) => {
      // A connection that is being closed and is killed meanwhile would be an error that nobody catches.
      for (let tries = 0; tries < 50; tries++) {
        const { rows } = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name]);
        if (rows.length === 0) break;
        await new Promise((done) => setTimeout(done, 50));
      }
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  });
  return {
    name,
    asOwner: (sql, values) => asSuper(async (client) => (await client.query(sql, values)).rows, name),
  };
}
