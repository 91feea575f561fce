import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { type JobName, makeBoss, queues } from '@/lib/jobs/queue';
import { syncRegistry } from '@/lib/models/sync-registry';

/**
 * Brings a database up to date as its owner: tables, guards, the queue, the model registry, and the grants of the
 * application's role (which owns nothing). Safe to run again and by several machines at once (advisory lock).
 */
export async function migrate({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'countersign-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7215001)');
    const database = drizzle(client, { casing: 'snake_case' });
    await runMigrations(database, { migrationsFolder: 'drizzle' });
    await migrateQueue(ownerUrl);
    await syncRegistry(database);
    await grant(client, new URL(ownerUrl).username, decodeURIComponent(new URL(appUrl).username));
  } finally {
    await client.end();
  }
}

async function migrateQueue(ownerUrl: string): Promise<void> {
  const boss = makeBoss(ownerUrl, 'migrator');
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of Object.keys(queues) as JobName[]) {
    const options = { ...queues[name], retryDelay: 2, retryBackoff: true, retryDelayMax: 60, notify: true };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

/** The application reads and writes rows; on history it may only add. */
async function grant(client: Client, owner: string, app: string): Promise<void> {
  if (owner === app) return;
  const role = client.escapeIdentifier(app);
  await client.query(`
    GRANT USAGE ON SCHEMA public, pgboss, drizzle TO ${role};
    GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, pgboss TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON event, template_version, sign_off, terms, terms_decision, run, run_input,
      hand_off, break_glass_touch, ledger_transaction, ledger_entry, budget_reservation, desk_trial, lockset_template, lockset_reference, lockset_seed, lockset_tier, lockset_route, lockset_size, lockset_market,
      lockset_stage FROM ${role};
    REVOKE DELETE ON desk_trial_picture, desk_attempt, lockset, break_glass, submission, delivery, campaign, brand, person, blob FROM ${role};
  `);
}
