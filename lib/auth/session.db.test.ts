import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { findPersonByEmail } from '@/lib/people/store';
import { makePerson, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { checkCredentials, knownPerson } from './check-credentials';
import { hashPassword } from './password';

// The cookie is next-auth's business; what it says is given here.
const cookie = vi.hoisted(() => ({ says: null as unknown }));
vi.mock('./auth', () => ({ auth: async () => cookie.says }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

const { currentPerson } = await import('./session');
const { ctxForAction, installationCtxForAction } = await import('./require');

const database = testDatabase();
const signIn = (id: string, version = 1) => {
  cookie.says = { expires: '2999-01-01', person: { id, version } };
};

beforeEach(() => {
  cookie.says = null;
});

test('without a session, actions and routes are refused', async () => {
  const { brand } = await makeWorld();
  await expect(ctxForAction(brand.slug)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(installationCtxForAction()).rejects.toMatchObject({ code: 'unauthenticated' });
});

test.each([
  {},
  { person: {} },
  { person: { id: 'per_x' } },
  { message: 'configuration' },
  { person: { id: 'per_nobody', version: 1 } },
])('a session that says %j is nobody', async (says) => {
  cookie.says = says;
  expect(await currentPerson()).toBeNull();
});

test('roles come from the database on every request, not from the session', async () => {
  const { brand, as } = await makeWorld();
  const id = as.legal.actor.id;
  signIn(id);
  expect((await ctxForAction(brand.slug)).roles).toEqual(['legal']);
  await database.asOwner("UPDATE membership SET role = 'lead' WHERE person_id = $1", [id]);
  expect((await ctxForAction(brand.slug)).roles).toEqual(['lead']);
  await database.asOwner('DELETE FROM membership WHERE person_id = $1', [id]);
  await expect(ctxForAction(brand.slug)).rejects.toMatchObject({ code: 'not_found' });
});

test('a raised session version ends the session at its next request', async () => {
  const { brand, as } = await makeWorld();
  const id = as.creative.actor.id;
  signIn(id);
  expect(await currentPerson()).toMatchObject({ id });
  await database.asOwner('UPDATE person SET session_version = 2 WHERE id = $1', [id]);
  expect(await currentPerson()).toBeNull();
  await expect(ctxForAction(brand.slug)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a closed account is nobody', async () => {
  const { as } = await makeWorld();
  const id = as.lead.actor.id;
  signIn(id);
  await database.asOwner('UPDATE person SET disabled_at = now() WHERE id = $1', [id]);
  expect(await currentPerson()).toBeNull();
  await expect(installationCtxForAction()).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a brand of somebody else and a brand that does not exist answer the same', async () => {
  const mine = await makeWorld();
  const theirs = await makeWorld();
  signIn(mine.as.brand_owner.actor.id);
  const foreign = await ctxForAction(theirs.brand.slug).catch((error: Error) => error.message);
  const absent = await ctxForAction('no-such-brand').catch((error: Error) => error.message);
  expect(foreign).toBe(absent);
});

test('being an administrator is asked of the database; a role called admin is not enough', async () => {
  const { as } = await makeWorld();
  signIn(as.admin.actor.id);
  await expect(installationCtxForAction()).rejects.toMatchObject({ code: 'forbidden' });
  await database.asOwner('UPDATE person SET is_admin = true WHERE id = $1', [as.admin.actor.id]);
  expect((await installationCtxForAction()).isAdmin).toBe(true);
});

test('a password signs in its own person only; unknown, wrong and closed answer the same', async () => {
  const { brand } = await makeWorld();
  const someone = await makePerson(brand, ['creative']);
  const id = someone.actor.id;
  await database.asOwner('UPDATE person SET password_hash = $2, email = $3 WHERE id = $1', [
    id,
    await hashPassword('a good password'),
    'someone@example.test',
  ]);
  expect(await checkCredentials(' Someone@Example.test ', 'a good password')).toEqual({
    person: { id, version: 1 },
  });
  expect(await checkCredentials('someone@example.test', 'another')).toEqual({ refusal: 'wrong' });
  expect(await checkCredentials('nobody@example.test', 'a good password')).toEqual({ refusal: 'wrong' });
  await database.asOwner('UPDATE person SET disabled_at = now() WHERE id = $1', [id]);
  expect(await checkCredentials('someone@example.test', 'a good password')).toEqual({ refusal: 'wrong' });
  expect(await knownPerson('someone@example.test')).toBeNull();
});

test('a person without a password cannot sign in with one', async () => {
  const { brand } = await makeWorld();
  const someone = await makePerson(brand, ['creative']);
  const email = `${someone.actor.id.slice(-8)}@nopass.test`;
  await database.asOwner('UPDATE person SET email = $2 WHERE id = $1', [someone.actor.id, email]);
  expect((await findPersonByEmail(db(), email))?.passwordHash).toBeNull();
  expect(await checkCredentials(email, '')).toEqual({ refusal: 'wrong' });
  expect(await checkCredentials(email, 'null')).toEqual({ refusal: 'wrong' });
});
