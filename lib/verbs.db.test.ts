import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/ctx';
import type { AppError } from '@/lib/errors';
import { can, type Permission, roles, rolesWith } from '@/lib/permission';
import { testDatabase } from '@/test-support/test-db';

testDatabase();

type AnyVerb = ((ctx: unknown, input: unknown) => Promise<unknown>) & {
  meta: { name: string; scope: string; kind: string; permission: string };
};

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walk(path);
    return /\.ts$/.test(name) && !/\.(test|d)\.ts$/.test(name) ? [path] : [];
  });

const sources = walk('lib');
const verbs: { file: string; exported: string; verb: AnyVerb }[] = [];

beforeAll(async () => {
  for (const file of sources) {
    if (
      !/mutation\(|Mutation\(|query\(|: Verb</i.test(readFileSync(file, 'utf8')) ||
      file === 'lib/mutation.ts'
    )
      continue;
    const module = (await import(/* @vite-ignore */ `../${file}`)) as Record<string, unknown>;
    for (const [exported, value] of Object.entries(module))
      if (typeof value === 'function' && 'meta' in value)
        verbs.push({ file, exported, verb: value as AnyVerb });
  }
});

const stranger = (held: Ctx['roles']): Ctx => ({
  actor: { kind: 'person', id: 'per_stranger', name: 'Stranger' },
  brand: { id: 'brd_none', slug: 'none', name: 'None' },
  roles: held,
});
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as AppError,
  );

describe('every verb', () => {
  test('was found, has its own name, and is named after its export', () => {
    expect(verbs.length).toBeGreaterThan(45);
    const names = verbs.map(({ verb }) => verb.meta.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { exported, verb, file } of verbs) expect(verb.meta.name, file).toBe(exported);
  });

  test('is refused for every role that the matrix does not give it to, before it reads its input', async () => {
    let tried = 0;
    for (const { verb } of verbs) {
      if (verb.meta.scope !== 'brand') continue;
      const permission = verb.meta.permission as Permission;
      expect(rolesWith(permission).length, verb.meta.name).toBeGreaterThan(0);
      expect((await refusal(verb(stranger([]), {})))?.code, `${verb.meta.name} without a role`).toBe(
        'forbidden',
      );
      for (const role of roles) {
        if (can([role], permission)) continue;
        tried += 1;
        expect((await refusal(verb(stranger([role]), {})))?.code, `${verb.meta.name} as ${role}`).toBe(
          'forbidden',
        );
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  test('of the installation is refused for everybody but administrators, of the system for every person', async () => {
    const person = stranger([...roles]);
    for (const { verb } of verbs) {
      if (verb.meta.scope === 'installation')
        expect((await refusal(verb({ actor: person.actor, isAdmin: false }, {})))?.code, verb.meta.name).toBe(
          'forbidden',
        );
      if (verb.meta.scope === 'system')
        expect((await refusal(verb(person, {})))?.code, verb.meta.name).toBe('forbidden');
    }
  });

  test('refuses an unknown key and nonsense in the words of a person', async () => {
    for (const { verb } of verbs) {
      if (verb.meta.scope !== 'brand') continue;
      for (const input of [{ nonsense: true }, null, 'text', 7]) {
        const error = await refusal(verb(stranger([...roles]), input));
        expect(
          ['invalid', 'not_found', 'refused', 'forbidden'],
          `${verb.meta.name}: ${String(error?.message)}`,
        ).toContain(error?.code);
      }
    }
  });
});

describe('no write goes past lib/mutation.ts', () => {
  test('only it opens a transaction that can write', () => {
    const openers = sources.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return /\.transaction\(/.test(text) && !/accessMode: 'read only'/.test(text);
    });
    expect(openers).toEqual(['lib/mutation.ts']);
  });

  test('statements that write stand in stores, in the event log and in the migration, and take a transaction', () => {
    const writers = sources.filter((file) =>
      /\b(tx|db)\b[^;]{0,40}\.(insert|update|delete)\(/s.test(readFileSync(file, 'utf8')),
    );
    expect(writers.length).toBeGreaterThan(5);
    for (const file of writers)
      expect(file, file).toMatch(
        /(store\.ts|lib\/events\/append\.ts|lib\/models\/sync-registry\.ts|lib\/auth\/try-limit\.ts)$/,
      );
    for (const file of writers.filter((entry) => entry.endsWith('store.ts')))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bdb(\(\))?\s*\.(insert|update|delete)\(/);
  });
});
