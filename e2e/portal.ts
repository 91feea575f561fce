import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSettings } from '../scripts/demo-settings';
import { waitFor } from '../scripts/processes';
import { freePort, type State, settingsOf } from '../scripts/services';

/** The settings of the running demo's portal; only the port is the caller's own. */
async function demoEnvironment(port: number): Promise<Record<string, string>> {
  const directory = process.env.COUNTERSIGN_E2E_DIR;
  if (!directory) throw new Error('This test needs the demo that the browser tests start.');
  const state = JSON.parse(readFileSync(join(directory, 'state.json'), 'utf8')) as State;
  const settings = { state, settings: settingsOf(state) };
  const { DATABASE_OWNER_URL, DATABASE_SUPER_URL, ...own } = await demoSettings(settings, port, directory);
  return own;
}

/** Another web process on the demo's database, from the build in `folder`, with settings of its own. */
export async function startPortal(
  settings: (url: string) => Record<string, string> = () => ({}),
  folder = process.cwd(),
): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(
    process.execPath,
    ['--preserve-symlinks', 'node_modules/next/dist/bin/next', 'start', '-p', String(port)],
    {
      cwd: folder,
      env: { ...process.env, ...(await demoEnvironment(port)), ...settings(url) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const stop = () => void server.kill('SIGTERM');
  await waitFor(`${url}/api/ready`, 60).catch((error: unknown) => {
    stop();
    throw error;
  });
  return { url, stop };
}
