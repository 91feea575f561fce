import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServices } from '@/scripts/services';

declare module 'vitest' {
  export interface ProvidedContext {
    settings: Record<string, string>;
  }
}

/** One PostgreSQL and one store for all database tests; each file clones the migrated template database. */
export default async function setup(project: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-test-'));
  const services = await startServices(directory, { throwaway: true });
  Object.assign(process.env, services.settings, { COUNTERSIGN_MODE: 'test', LOG_LEVEL: 'silent' });
  const { migrate } = await import('@/lib/db/migrate');
  await migrate({
    ownerUrl: services.settings.DATABASE_OWNER_URL ?? '',
    appUrl: services.settings.DATABASE_URL ?? '',
  });
  project.provide('settings', services.settings);
  return () => services.stop();
}
