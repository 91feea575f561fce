import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices } from './services';

const names = (existsSync('bench') ? readdirSync('bench') : [])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replace(/\.ts$/, ''));
const asked = process.argv[2];
if (asked && !names.includes(asked)) {
  console.error(`No benchmark "${asked}". There are: ${names.join(', ')}.`);
  process.exit(1);
}
const services = await startServices(await mkdtemp(join(tmpdir(), 'countersign-bench-')), {
  throwaway: true,
});
Object.assign(process.env, services.settings, { COUNTERSIGN_MODE: 'test', LOG_LEVEL: 'silent' });
try {
  const { migrate } = await import('@/lib/db/migrate');
  await migrate({
    ownerUrl: services.settings.DATABASE_OWNER_URL ?? '',
    appUrl: services.settings.DATABASE_URL ?? '',
  });
  for (const name of asked ? [asked] : names) {
    const bench = (await import(`../bench/${name}.ts`)) as { default: () => Promise<void> };
    console.log(`\n${name}`);
    await bench.default();
  }
} finally {
  await services.stop();
}
process.exit(0);
