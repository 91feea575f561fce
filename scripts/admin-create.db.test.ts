import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { findBrandRow } from '@/lib/brands/list-store';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { listRoutes } from '@/lib/models/store';
import { grantRole } from '@/lib/people/grant-role';
import { loadCtx, loadInstallationCtx } from '@/lib/people/load-ctx';
import { findPersonByEmail } from '@/lib/people/store';
import { termsLight } from '@/lib/terms/light-rules';
import { termsInForce } from '@/lib/terms/store';
import { testDatabase } from '@/test-support/test-db';

const { name: database, asOwner } = testDatabase();
let url: string;

beforeAll(() => {
  const address = new URL(inject('settings').DATABASE_URL ?? '');
  address.pathname = `/${database}`;
  url = address.toString();
});

/** As the command runs on a fresh machine: with DATABASE_URL and nothing else. */
function run(
  args: string[],
  { input = '', settings = { DATABASE_URL: url } as Record<string, string> } = {},
) {
  return new Promise<{ code: number | null; out: string; err: string }>((done, fail) => {
    const child = spawn('node_modules/.bin/tsx', ['scripts/admin-create.ts', ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test', ...settings },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

const count = async (table: string) =>
  ((await asOwner(`select count(*)::int as n from ${table}`)) as { n: number }[])[0]?.n;

describe('npm run admin:create', { timeout: 180_000 }, () => {
  it('makes somebody who can sign in, administrate, and set up a brand that works', async () => {
    const made = await run(['--name', 'Ada Novak', '--email', 'Ada@Example.test', '--brand', 'Café Noir']);
    expect(made).toMatchObject({ code: 0, err: '' });
    const password = /shown this once: (\S+)/.exec(made.out)?.[1] ?? '';
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    const answer = await checkCredentials('ada@example.test', password);
    const person = await findPersonByEmail(db(), 'ada@example.test');
    expect(answer).toEqual({ person: { id: person?.id, version: 1 } });
    const admin = await loadInstallationCtx(db(), person?.id ?? '');
    expect(admin?.isAdmin).toBe(true);

    // Nobody is in the brand until a recorded grant says so, the administrator included.
    const brand = await findBrandRow(db(), 'cafe-noir');
    expect(brand).toMatchObject({ name: 'Café Noir', members: 0, held: [] });
    const who = { id: person?.id ?? '', name: 'Ada Novak' };
    expect(await loadCtx(db(), who, 'cafe-noir')).toBeNull();
    await grantRole(admin ?? systemInstallationCtx, {
      personId: who.id,
      brandId: brand?.id,
      role: 'brand_owner',
      toMyself: true,
    });
    expect((await loadCtx(db(), who, 'cafe-noir'))?.roles).toEqual(['brand_owner']);

    // No seed ran here: models and terms come with the migrations, and what is built in is accepted at once.
    expect((await listRoutes(db())).length).toBeGreaterThan(5);
    const terms = await termsInForce(db(), brand?.id ?? '');
    for (const entry of terms.values()) {
      const light = termsLight(entry.terms, entry.decision, '2026-11-25');
      expect(light, entry.route.id).toBe(entry.route.provider === 'sandbox' ? 'accepted' : 'undecided');
    }
    const types = (await asOwner('select type from event order by position')) as { type: string }[];
    expect(new Set(types.map((row) => row.type))).toEqual(
      new Set(['person.created', 'terms.decided', 'brand.created', 'role.granted']),
    );
  });

  it('takes a password from standard input, and prints none', async () => {
    const made = await run(['--name', 'Bo', '--email', 'bo@example.test', '--password-stdin'], {
      input: 'three plain green words\n',
    });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).not.toContain('three');
    expect(made.out).not.toContain('shown this once');
    expect(await checkCredentials('bo@example.test', 'three plain green words')).toHaveProperty('person');
  });

  it('refuses in words and makes nothing: a second run, weak passwords, broken fields, a taken brand', async () => {
    const before = [await count('person'), await count('brand'), await count('event')];
    const refusals: [string[], string, RegExp][] = [
      [['--name', 'Ada', '--email', 'ada@example.test'], '', /has an account already/],
      [
        ['--name', 'Cy', '--email', 'cy@example.test', '--password-stdin'],
        'Password12345',
        /password: It is one of the first/,
      ],
      [['--name', 'Cy', '--email', 'cy@example.test', '--brand', 'Café noir'], '', /is there already/],
      [[], '', /Give --name and --email/],
      [['--password', 'x'], '', /--password-stdin/],
    ];
    for (const [args, input, words] of refusals) {
      const answer = await run(args, { input });
      expect(answer, args.join(' ')).toMatchObject({ code: 1, out: '' });
      expect(answer.err).toMatch(words);
      expect(answer.err).not.toMatch(/\n\s+at /);
    }
    expect([await count('person'), await count('brand'), await count('event')]).toEqual(before);
  });

  it('says what to do without settings, without a database and without its tables', async () => {
    const args = ['--name', 'Cy', '--email', 'cy@example.test'];
    expect((await run(args, { settings: {} })).err).toMatch(/DATABASE_URL is missing/);
    const nowhere = await run(args, {
      settings: { DATABASE_URL: 'postgres://cy:hush@127.0.0.1:1/countersign' },
    });
    expect(nowhere.err).toMatch(/does not answer/);
    expect(nowhere.err).not.toContain('hush');
    await asOwner('delete from drizzle.__drizzle_migrations');
    const unmigrated = await run(args);
    expect(unmigrated).toMatchObject({ code: 1, out: '' });
    expect(unmigrated.err).toMatch(/npm run db:migrate/);
  });
});
