import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from '@/test-support/bench';

const files = ['lib/reviews/review-races.db.test.ts', 'worker/delivery-races.db.test.ts'];

/** The race tests of `npm test` with so many races each; throws when one of them has not exactly one winner. */
function run(races: number): number {
  const began = performance.now();
  const { status } = spawnSync(join('node_modules', '.bin', 'vitest'), ['run', '--project', 'db', ...files], {
    stdio: 'inherit',
    env: { ...process.env, RACES: String(races) },
  });
  if (status !== 0) throw new Error('A race did not end with one winner.');
  return (performance.now() - began) / 1000;
}

/** Every race at its full number, 200: two approvers, submit twice, approve against reject, recall against deliver, ... */
export default async function races(): Promise<void> {
  const sample = run(8);
  const full = run(200);
  console.log('  200 of 200 races of each kind had one winner, one event, one notice');
  report({
    name: 'races',
    unit: 's',
    figure: full,
    what: 'All kinds, 200 races each',
    baseline: sample,
    against: '8 races each, start included',
  });
}
