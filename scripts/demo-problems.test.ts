import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { demoProblems } from './demo-problems';

const demo = mkdtempSync(join(tmpdir(), 'countersign-problems-'));
mkdirSync(join(demo, 'certs'));
writeFileSync(
  join(demo, 'state.json'),
  JSON.stringify({ appPassword: 'app-hush', authSecret: 'auth-hush', pgPort: 5 }),
);
writeFileSync(join(demo, 'certs', 'key.pem'), 'demo key\n');
writeFileSync(join(demo, 'copied.pem'), 'demo key');
writeFileSync(join(demo, 'own.pem'), 'own key');
afterAll(() => rmSync(demo, { recursive: true }));

const real = {
  DATABASE_URL: 'postgresql://app:own@db:5432/countersign',
  S3_ACCESS_KEY_ID: 'own',
  AUTH_SECRET: 'own-own-own',
  C2PA_KEY_FILE: join(demo, 'own.pem'),
};

test('settings of a real installation are fine, with or without a demo beside them', () => {
  expect(demoProblems(real, demo)).toEqual([]);
  expect(demoProblems(real, join(demo, 'nothing'))).toEqual([]);
});

test.each([
  ['COUNTERSIGN_MODE', 'demo'],
  ['DEMO_PASSWORD', 'x'],
  ['S3_ACCESS_KEY_ID', 'S3RVER'],
  ['C2PA_CERT_CHAIN_FILE', '/srv/.countersign/certs/chain.pem'],
  ['DATABASE_URL', 'postgresql://app:app-hush@db:5432/countersign'],
  ['AUTH_SECRET', 'auth-hush'],
  ['C2PA_KEY_FILE', join(demo, 'copied.pem')],
])('%s of the demo is named, and its value is not shown', (name, value) => {
  const problems = demoProblems({ ...real, [name]: value }, demo);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
  expect(problems[0]).not.toContain('hush');
});
