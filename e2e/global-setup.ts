import { startDemo } from '../scripts/demo-process';

/** Starts a demo with data of its own, or takes the one at COUNTERSIGN_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.COUNTERSIGN_URL) return async () => undefined;
  const demo = await startDemo();
  process.env.COUNTERSIGN_URL = demo.url;
  process.env.COUNTERSIGN_E2E_DIR = demo.directory;
  return demo.stop;
}
