import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { Client } from 'pg';
import { startPostgres } from './embedded-postgres';

/** What has to survive a restart: ports, passwords and generated secrets. Mode 0600. */
export type State = {
  pgPort: number;
  s3Port: number;
  superPassword: string;
  ownerPassword: string;
  appPassword: string;
  authSecret: string;
  demoPassword: string;
  /** The process that runs these services, or ran them last. */
  runner: number;
};

export type Services = { state: State; settings: Record<string, string>; stop: () => Promise<void> };

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('No port.')),
      );
    });
  });
}

const portIsFree = (port: number) =>
  new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

const secret = () => randomBytes(24).toString('base64url');

/** Two runners on one data directory would take it from each other. */
export class AlreadyRunning extends Error {}

async function runs({ runner, s3Port }: Partial<State>): Promise<boolean> {
  try {
    process.kill(runner ?? 0, 0);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EPERM') return false;
  }
  // The store lives in its runner: without it the number belongs to another process by now.
  return s3Port !== undefined && !(await portIsFree(s3Port));
}

async function loadState(file: string): Promise<State> {
  const known = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Partial<State>) : {};
  if (known.runner && known.runner !== process.pid && (await runs(known)))
    throw new AlreadyRunning(
      `Something that runs already (process ${known.runner}) uses ${file}. Stop it first.`,
    );
  const state: State = {
    runner: process.pid,
    superPassword: known.superPassword ?? secret(),
    ownerPassword: known.ownerPassword ?? secret(),
    appPassword: known.appPassword ?? secret(),
    authSecret: known.authSecret ?? secret() + secret(),
    demoPassword: known.demoPassword ?? `demo-${randomBytes(6).toString('base64url')}`,
    pgPort: known.pgPort && (await portIsFree(known.pgPort)) ? known.pgPort : await freePort(),
    s3Port: known.s3Port && (await portIsFree(known.s3Port)) ? known.s3Port : await freePort(),
  };
  await writeFile(file, JSON.stringify(state, null, 2), { mode: 0o600 });
  await chmod(file, 0o600);
  return state;
}

async function makeRoles(superUrl: string, state: State): Promise<void> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const [role, password] of [
      ['countersign_owner', state.ownerPassword],
      ['countersign_app', state.appPassword],
    ] as const) {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = found.rowCount ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'countersign'");
    if (!database.rowCount) await client.query('CREATE DATABASE countersign OWNER countersign_owner');
  } finally {
    await client.end();
  }
}

async function startStore(directory: string, port: number): Promise<() => Promise<void>> {
  const store = new S3rver({
    address: '127.0.0.1',
    port,
    silent: true,
    directory: join(directory, 's3'),
    configureBuckets: [
      { name: 'countersign-assets', configs: [] },
      { name: 'countersign-delivery', configs: [] },
    ],
  });
  await store.run();
  return () => store.close();
}

const url = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** How the portal and the worker reach the services of a state file. */
export const settingsOf = (state: State): Record<string, string> => ({
  DATABASE_URL: url('countersign_app', state.appPassword, state.pgPort, 'countersign'),
  DATABASE_OWNER_URL: url('countersign_owner', state.ownerPassword, state.pgPort, 'countersign'),
  DATABASE_SUPER_URL: url('postgres', state.superPassword, state.pgPort, 'postgres'),
  S3_ENDPOINT: `http://127.0.0.1:${state.s3Port}`,
  S3_REGION: 'us-east-1',
  S3_ACCESS_KEY_ID: 'S3RVER',
  S3_SECRET_ACCESS_KEY: 'S3RVER',
  S3_FORCE_PATH_STYLE: 'true',
  S3_BUCKET: 'countersign-assets',
  S3_DELIVERY_BUCKET: 'countersign-delivery',
  AUTH_SECRET: state.authSecret,
});

/**
 * A real PostgreSQL and an S3-protocol store under `directory`, for the demo and the tests. The store does not insist on
 * signatures, so it is bound to loopback and never reached by a browser.
 */
export async function startServices(
  directory: string,
  options: { throwaway?: boolean } = {},
): Promise<Services> {
  await mkdir(join(directory, 's3'), { recursive: true, mode: 0o700 });
  const root = await realpath(directory);
  // Started by root, PostgreSQL runs as its own user and has to get through to its directory.
  await chmod(root, 0o711);
  const state = await loadState(join(root, 'state.json'));
  const flags = options.throwaway
    ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
    : [];
  const stopPostgres = await startPostgres({
    directory: root,
    port: state.pgPort,
    password: state.superPassword,
    flags,
  });
  await makeRoles(url('postgres', state.superPassword, state.pgPort, 'postgres'), state);
  const stopStore = await startStore(root, state.s3Port);
  return {
    state,
    settings: settingsOf(state),
    stop: async () => {
      await stopStore().catch(() => undefined);
      await stopPostgres();
      if (options.throwaway) await rm(root, { recursive: true, force: true });
    },
  };
}
