import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sealDocument } from '@/lib/campaigns/lockset-hash';
import type { LocksetDocument } from '@/lib/campaigns/schemas';
import { checkLocksetText, hashInName } from './lockset-file';

const folder = mkdtempSync(join(tmpdir(), 'countersign-lockset-'));
afterAll(() => rmSync(folder, { recursive: true }));

const document: LocksetDocument = {
  locksetVersion: 1,
  campaignId: 'cmp_1',
  number: 3,
  templates: [{ versionId: 'tpv_1', specHash: 'a'.repeat(64) }],
  references: [{ id: 'ref_1', sha256: 'b'.repeat(64), role: 'product', required: true }],
  seeds: [101, 202],
  tiers: [{ tier: 'draft', routes: ['sandbox:sandbox-draft:built-in'] }],
  sizes: ['1:1'],
  markets: ['de-DE'],
  chains: [{ market: 'de-DE', stages: ['brand', 'legal'] }],
  needs: { uses: ['owned'], territories: ['DE'], indemnity: false },
};
const { json, sha256 } = sealDocument(document);

const run = (...args: string[]) => {
  const { DATABASE_URL: _, ...env } = process.env;
  const done = spawnSync('node_modules/.bin/tsx', ['scripts/lockset-verify.ts', ...args], {
    encoding: 'utf8',
    env,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('the hash is that of the canonical form, in whatever form the file is', () => {
  const lockset = { campaignId: 'cmp_1', number: 3 };
  expect(checkLocksetText(json, sha256)).toEqual({ sha256, canonical: true, lockset, matches: true });
  const indented = JSON.stringify(Object.fromEntries(Object.entries(document).reverse()), null, 2);
  expect(checkLocksetText(indented, sha256)).toEqual({ sha256, canonical: false, lockset, matches: true });
  expect(checkLocksetText(json.replace('202', '203'), sha256).matches).toBe(false);
  expect(checkLocksetText(json, sha256.slice(0, 11)).matches).toBe(false);
  expect(checkLocksetText('{}', sha256)).toMatchObject({ lockset: null, matches: false });
});

test('the name of a download carries the beginning of the hash', () => {
  expect(hashInName('lockset-3-0dba3cfed6a2.json')).toBe('0dba3cfed6a2');
  expect(hashInName('lockset-3-0dba3cfed6a2 (1).json')).toBe('0dba3cfed6a2');
  expect(hashInName('lockset-3.json')).toBeNull();
});

test('the command says match or mismatch, and ends with 0, 1 or 2', () => {
  const good = file(`lockset-3-${sha256.slice(0, 12)}.json`, json);
  const fine = run(good);
  expect(fine.err).toBe('');
  expect(fine.out).toContain(`match  ${good}: version 3 of cmp_1`);
  expect(fine.out).toContain(`computed ${sha256}`);
  expect(fine.code).toBe(0);

  const changed = file(`lockset-3-${sha256.slice(0, 12)}-changed.json`, json.replace('202', '203'));
  const wrong = run(good, changed);
  expect(wrong.out).toContain(`MISMATCH  ${changed}`);
  expect(wrong.code).toBe(1);
  expect(run('--sha256', 'f'.repeat(64), good).code).toBe(1);

  for (const args of [
    [],
    ['--nonsense'],
    ['--database'],
    [file('plain.json', json)],
    ['--sha256', 'x', good],
  ]) {
    const unclear = run(...args);
    expect(unclear.code, args.join(' ')).toBe(2);
    expect(unclear.err).toContain('Usage: npm run lockset:verify');
  }
}, 60_000);
