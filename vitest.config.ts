import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = {
  '@/': fileURLToPath(new URL('./', import.meta.url)),
  'server-only': fileURLToPath(new URL('./test-support/empty.ts', import.meta.url)),
};
const exclude = ['node_modules/**', '.next/**', 'e2e/**', '.countersign/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.db.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          // next-auth names next/server without its ending, which only a bundler finds.
          server: { deps: { inline: [/next-auth/, /@auth\/core/] } },
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['test-support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
