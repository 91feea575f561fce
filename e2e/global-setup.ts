import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded, waitFor } from '../scripts/processes';
import { freePort } from '../scripts/services';

/** Starts a demo with data of its own, or takes the one at COUNTERSIGN_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.COUNTERSIGN_URL) return async () => undefined;
  await buildIfNeeded();
  const directory = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  const port = await freePort();
  const demo = spawn(join('node_modules', '.bin', 'tsx'), ['scripts/demo.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      COUNTERSIGN_DIR: directory,
      PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}`,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.env.COUNTERSIGN_URL = `http://localhost:${port}`;
  process.env.COUNTERSIGN_E2E_DIR = directory;
  await waitFor(`http://localhost:${port}/api/ready`, 300);
  return async () => {
    const gone = new Promise((done) => demo.once('exit', done));
    demo.kill('SIGTERM');
    await gone;
    await rm(directory, { recursive: true, force: true });
  };
}
