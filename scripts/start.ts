import { existsSync } from 'node:fs';
import { env } from '@/lib/env';
import { demoProblems } from './demo-problems';
import { keepWorker, portIsFree, start, stopOnSignal } from './processes';

const problems = demoProblems(process.env, '.countersign');
let port = 3000;
try {
  port = env().PORT;
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
}
if (!existsSync('.next/BUILD_ID')) problems.push('There is no build: run "npm run build" first.');
if (problems.length === 0 && !(await portIsFree(port))) problems.push(`Port ${port} is taken.`);
if (problems.length > 0) {
  console.error(
    `Countersign does not start:\n- ${problems.join('\n- ')}\n\n"npm run demo" needs no settings.`,
  );
  process.exit(1);
}

const stop = stopOnSignal();
const settings = { COUNTERSIGN_MODE: 'production', AUTH_TRUST_HOST: 'true' };
start('next', ['start', '-p', String(port)], settings).once('exit', (code) => void stop(code ?? 1));
keepWorker(settings);
console.log(`Countersign is starting on port ${port}.`);
