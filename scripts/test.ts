import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every suite, one after another; two at once would only wait for each other on a small machine. */
const folder = mkdtempSync(join(tmpdir(), 'countersign-results-'));
type Total = { passed: number; failed: number };
const totals: [string, Total, number][] = [];

function run(command: string, args: string[], more: Record<string, string> = {}): boolean {
  const PATH = `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  const done = spawnSync(join('node_modules', '.bin', command), args, {
    stdio: 'inherit',
    env: { ...process.env, PATH, ...more },
  });
  return done.status === 0;
}

function suite(name: string, work: () => Total): void {
  console.log(`\n== ${name}`);
  const began = Date.now();
  let total: Total;
  try {
    total = work();
  } catch (error) {
    console.error(error);
    total = { passed: 0, failed: 1 };
  }
  totals.push([name, total, Math.round((Date.now() - began) / 1000)]);
}

/** A suite that ended badly without a failed test (it crashed, or ran none) counts as one failure. */
const settle = (ok: boolean, { passed, failed }: Total): Total => ({
  passed,
  failed: failed || (ok && passed > 0 ? 0 : 1),
});
const check = (command: string, args: string[]): Total =>
  run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function vitest(project: string): Total {
  const file = join(folder, `${project}.json`);
  const ok = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return settle(ok, {
    passed: found.numPassedTests ?? 0,
    failed: (found.numFailedTests ?? 0) + (found.numPendingTests ?? 0),
  });
}

function browser(): Total {
  const file = join(folder, 'browser.json');
  const ok = run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const { stats } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { stats: {} };
  return settle(ok, { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.skipped ?? 0) });
}

suite('format and lint', () => check('biome', ['check', '.']));
suite('types', () => check('tsc', ['--noEmit']));
suite('unused code', () => check('knip', []));
suite('unit', () => vitest('unit'));
suite('database', () => vitest('db'));
suite('browser', browser);

console.log('');
for (const [name, { passed, failed }, seconds] of totals)
  console.log(
    `${name.padEnd(16)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`,
  );
const passed = totals.reduce((sum, [, total]) => sum + total.passed, 0);
const failed = totals.reduce((sum, [, total]) => sum + total.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
