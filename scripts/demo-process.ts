import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded, waitFor } from './processes';
import { freePort } from './services';

/** Starts a demo with data of its own on a free port, for the browser tests and the journey. */
export async function startDemo(
  settings: Record<string, string> = {},
): Promise<{ url: string; directory: string; stop: () => Promise<void> }> {
  await buildIfNeeded();
  const directory = await mkdtemp(join(tmpdir(), 'countersign-walk-'));
  const port = await freePort();
  const demo = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    env: {
      ...process.env,
      ...settings,
      PORT: String(port),
      COUNTERSIGN_DIR: directory,
      PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}`,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    const gone = new Promise((done) => demo.once('exit', done));
    demo.kill('SIGTERM');
    await gone;
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await waitFor(`${url}/api/ready`, 300);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, directory, stop };
}
