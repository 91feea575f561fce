import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type InstallationCtx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { forgetEnv } from '@/lib/env';
import type { AppError } from '@/lib/errors';
import { makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { configuredProviders, findKey, listKeyStates } from './key-store';
import type { KeyedProvider } from './provider-names';
import { removeProviderKey } from './remove-provider-key';
import { setProviderKey } from './set-provider-key';

const { asOwner } = testDatabase();
let world: World;
let admin: InstallationCtx;
beforeAll(async () => {
  world = await makeWorld();
  admin = { actor: world.as.admin.actor, isAdmin: true };
});

const secret = () => `sk-${randomBytes(20).toString('hex')}`;
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('This was not refused.');
    },
    (error) => error,
  );
const stateOf = async (provider: KeyedProvider) =>
  (await listKeyStates(db())).find((entry) => entry.provider === provider);
const eventsOf = (provider: KeyedProvider) =>
  asOwner(
    "select type, actor_id, brand_id, payload from event where subject_type = 'provider' and subject_id = $1 order by position",
    [provider],
  );

describe('a provider key', () => {
  test('is entered, replaced and removed by revision, each with its event', async () => {
    const [first, second] = [secret(), secret()];
    expect(await stateOf('fal')).toMatchObject({ source: 'none', revision: 0 });
    expect((await configuredProviders(db()))('fal')).toBe(false);
    expect(await setProviderKey(admin, { provider: 'fal', revision: 0, key: `  ${first}\n` })).toEqual({
      provider: 'fal',
      revision: 1,
    });
    expect(await findKey(db(), 'fal')).toBe(first);
    expect(await stateOf('fal')).toMatchObject({
      source: 'database',
      revision: 1,
      setBy: admin.actor.id,
    });
    expect((await configuredProviders(db()))('fal')).toBe(true);
    await setProviderKey(admin, { provider: 'fal', revision: 1, key: second });
    expect(await findKey(db(), 'fal')).toBe(second);
    await removeProviderKey(admin, { provider: 'fal', revision: 2 });
    expect(await findKey(db(), 'fal')).toBeNull();
    expect((await configuredProviders(db()))('fal')).toBe(false);
    const by = { actor_id: admin.actor.id, brand_id: null };
    expect(await eventsOf('fal')).toEqual([
      { ...by, type: 'provider_key.set', payload: { provider: 'fal', revision: 1 } },
      { ...by, type: 'provider_key.set', payload: { provider: 'fal', revision: 2 } },
      { ...by, type: 'provider_key.removed', payload: { provider: 'fal' } },
    ]);
  });

  test('is in no row, no answer, no refusal and no line of the log', async () => {
    const written: string[] = [];
    const keep = (chunk: unknown) => {
      written.push(String(chunk));
      return true;
    };
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(keep as never),
      vi.spyOn(process.stderr, 'write').mockImplementation(keep as never),
    ];
    vi.stubEnv('LOG_LEVEL', 'trace');
    const key = secret();
    const bad = `${key} ${key}`;
    const answers: unknown[] = [];
    try {
      const { makeLogger } = await import('@/lib/logger');
      const { toProblem } = await import('@/lib/action-error');
      answers.push(await setProviderKey(admin, { provider: 'openai', revision: 0, key }));
      for (const input of [
        { provider: 'openai', revision: 0, key },
        { provider: 'openai', revision: 1, key: bad },
        { provider: 'openai', revision: 1, key: key.repeat(20) },
        { provider: key, revision: 1, key },
      ]) {
        const error = await refusal(setProviderKey(admin, input));
        makeLogger({ write: keep }).error({ err: error }, 'refused');
        answers.push(toProblem(error), error.message, error.reasons, String(error.cause));
      }
      answers.push(await listKeyStates(db()));
    } finally {
      for (const spy of spies) spy.mockRestore();
      vi.unstubAllEnvs();
    }
    expect(JSON.stringify(answers)).not.toContain(key);
    expect(written.join('')).toContain('refused');
    expect(written.join('')).not.toContain(key);
    const tables = (await asOwner(
      "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
    )) as { name: string }[];
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const found = await asOwner(`select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`, [
        key,
      ]);
      expect(found, name).toEqual([]);
    }
    // The one place that has it has it sealed.
    expect(await findKey(db(), 'openai')).toBe(key);
  });

  test('goes after one that the environment gives, and is unreadable under another secret', async () => {
    const key = secret();
    await setProviderKey(admin, { provider: 'replicate', revision: 0, key });
    vi.stubEnv('REPLICATE_API_TOKEN', 'from-the-environment');
    forgetEnv();
    expect(await stateOf('replicate')).toMatchObject({ source: 'environment', revision: 1 });
    expect(await findKey(db(), 'replicate')).toBe('from-the-environment');
    vi.unstubAllEnvs();
    vi.stubEnv('AUTH_SECRET', 'another-secret-of-the-same-length-as-the-first');
    forgetEnv();
    expect(await stateOf('replicate')).toMatchObject({ source: 'unreadable', revision: 1 });
    expect(await findKey(db(), 'replicate')).toBeNull();
    expect((await configuredProviders(db()))('replicate')).toBe(false);
    await setProviderKey(admin, { provider: 'replicate', revision: 1, key });
    expect(await stateOf('replicate')).toMatchObject({ source: 'database', revision: 2 });
    vi.unstubAllEnvs();
    forgetEnv();
  });

  test('has one winner of several who enter, replace or remove it at once', async () => {
    const enter = (revision: number) =>
      setProviderKey(admin, { provider: 'google', revision, key: secret() });
    const winners = async (work: Promise<unknown>[]) => {
      const ends = await Promise.allSettled(work);
      for (const end of ends)
        if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'conflict' });
      return ends.filter((end) => end.status === 'fulfilled').length;
    };
    expect(await winners([enter(0), enter(0), enter(0)])).toBe(1);
    const remove = () => removeProviderKey(admin, { provider: 'google', revision: 1 });
    expect(await winners([enter(1), enter(1), remove(), remove()])).toBe(1);
    expect((await eventsOf('google')).length).toBe(2);
  });

  test('is refused to anybody but administrators, and nonsense to them', async () => {
    const person = { actor: world.as.lead.actor, isAdmin: false };
    const set = { provider: 'bytedance', revision: 0, key: secret() };
    expect((await refusal(setProviderKey(person, set))).code).toBe('forbidden');
    expect((await refusal(removeProviderKey(person, { provider: 'bytedance', revision: 1 }))).code).toBe(
      'forbidden',
    );
    for (const over of [
      { key: 'short' },
      { key: '  seven7  ' },
      { key: 'x'.repeat(401) },
      { key: 'white space inside' },
      { key: 'line\nbreak-inside' },
      { key: '' },
      { key: null },
      { provider: 'sandbox' },
      { provider: 'nobody' },
      { revision: -1 },
      { more: true },
    ])
      expect((await refusal(setProviderKey(systemInstallationCtx, { ...set, ...over }))).code).toBe(
        'invalid',
      );
    expect((await refusal(removeProviderKey(admin, { provider: 'bytedance', revision: 0 }))).code).toBe(
      'invalid',
    );
    expect((await refusal(removeProviderKey(admin, { provider: 'bytedance', revision: 1 }))).code).toBe(
      'conflict',
    );
    expect(await stateOf('bytedance')).toMatchObject({ source: 'none' });
  });
});
