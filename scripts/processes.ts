import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

type Settings = Record<string, string>;

const bin = (name: string) => (name === 'node' ? process.execPath : join('node_modules', '.bin', name));
const children = new Set<ChildProcess>();
let stopping: Promise<void> | undefined;

/**
 * Starts one of the project's tools as a child, with the project's own Node first on PATH and a process group of its
 * own: Ctrl-C reaches this process only, which ends the others in their order.
 */
export function start(name: string, args: string[], settings: Settings): ChildProcess {
  const PATH = `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  const child = spawn(bin(name), args, {
    env: { ...process.env, PATH, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Runs a tool to its end; throws when it fails. */
export function runTool(name: string, args: string[], settings: Settings = {}): Promise<void> {
  return new Promise((done, fail) => {
    start(name, args, settings).once('exit', (code) => {
      if (code === 0) done();
      // Ended by Ctrl-C: nobody waits for it any more, and it is no failure.
      else if (!stopping) fail(new Error(`${name} ${args.join(' ')} ended with ${code}.`));
    });
  });
}

/** The worker, started again when it dies. `watch`: also when its sources change. */
export function keepWorker(settings: Settings, watch = false): void {
  // One process, not a runner with a child that outlives it when it is killed.
  const child = watch
    ? start('tsx', ['watch', '--clear-screen=false', 'worker/main.ts'], settings)
    : start('node', ['--import', 'tsx', 'worker/main.ts'], settings);
  child.once('exit', (code, signal) => {
    if (stopping) return;
    console.error(`The worker ended (${signal ?? code}); starting it again.`);
    setTimeout(() => stopping || keepWorker(settings, watch), 1_000);
  });
}

async function endChildren(): Promise<void> {
  const gone = [...children].map((child) => new Promise((done) => child.once('exit', done)));
  for (const child of children) child.kill('SIGTERM');
  const late = setTimeout(() => {
    // The tool and what it started: a runner that is killed alone leaves its own child behind.
    for (const { pid } of children) if (pid) process.kill(-pid, 'SIGKILL');
  }, 35_000);
  await Promise.all(gone);
  clearTimeout(late);
}

/**
 * On Ctrl-C or SIGTERM: children first, each with time to finish, then `after`. npm and the terminal may both send the
 * signal: the second one waits for the same end.
 */
export function stopOnSignal(
  after: () => Promise<void> = async () => undefined,
): (code?: number) => Promise<never> {
  const stop = async (code = 0): Promise<never> => {
    stopping ??= endChildren()
      .then(after)
      .catch((error: unknown) => console.error(error));
    await stopping;
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
  return stop;
}

export function portIsFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}

/** Waits until an address answers 200. */
export async function waitFor(url: string, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1000;
  let last = '';
  while (Date.now() < until) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch((error: unknown) => {
      last = String(error);
      return null;
    });
    if (response?.ok) return;
    if (response) last = await response.text();
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`${url} did not answer within ${seconds} s: ${last}`);
}

const SOURCES = [
  'app',
  'lib',
  'public',
  'next.config.ts',
  'proxy.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the portal when there is no build, or a source is newer than it. */
export async function buildIfNeeded(): Promise<void> {
  const built = newest('.next/BUILD_ID');
  if (built > 0 && SOURCES.every((path) => newest(path) <= built)) return;
  console.log('Building the portal (once; about a minute) ...');
  await runTool('next', ['build', '--webpack'], { NODE_ENV: 'production' });
}
