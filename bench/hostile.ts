import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from '@/test-support/bench';

function run(requests: number): number {
  const began = performance.now();
  const { status } = spawnSync(
    join('node_modules', '.bin', 'vitest'),
    ['run', 'lib/runs/hostile-requests.db.test.ts', '--project', 'db', '--disableConsoleIntercept'],
    { stdio: 'inherit', env: { ...process.env, HOSTILE_REQUESTS: String(requests) } },
  );
  if (status !== 0) throw new Error('A hostile request was accepted, or broke the server.');
  return (performance.now() - began) / 1000;
}

/** The property test of `npm test` at its full number, 100,000 hostile requests. */
export default async function hostile(): Promise<void> {
  const sample = run(500);
  const full = run(100_000);
  report({
    name: 'hostile',
    unit: 's',
    figure: full,
    what: '100,000 hostile requests, each accepted one read back and compared with its lockset',
    baseline: sample,
    against: '500 of them, start included',
  });
}
