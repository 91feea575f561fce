import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { type InstallationCtx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { changeAdministrator } from './change-administrator';
import { createPerson } from './create-person';
import { disablePerson } from './disable-person';
import { enablePerson } from './enable-person';
import { endSessions } from './end-sessions';
import { grantRole } from './grant-role';
import { loadCtx, loadInstallationCtx } from './load-ctx';
import { countAdmins } from './person-store';
import { revokeRole } from './revoke-role';
import { setPassword } from './set-password';
import { findPersonById } from './store';

const { asOwner } = testDatabase();
let admin: InstallationCtx;
let world: World;
let count = 0;
const person = (over: object = {}) => ({
  name: 'Nina',
  email: `nina${count++}@example.test`,
  password: null,
  ...over,
});
const typesOf = async (personId: string) =>
  (await asOwner('select type from event where subject_id = $1 order by position', [personId])).map(
    (row) => (row as { type: string }).type,
  );

beforeAll(async () => {
  const { id } = await createPerson(systemInstallationCtx, person({ name: 'Ada', isAdmin: true }));
  const ctx = await loadInstallationCtx(db(), id);
  if (!ctx) throw new Error('No administrator.');
  admin = ctx;
  world = await makeWorld();
});

describe('createPerson', () => {
  it('keeps the address in small letters and only a hash of the password', async () => {
    const { id } = await createPerson(
      admin,
      person({ email: '  Nina.Big@Example.TEST ', password: 'correct horse battery' }),
    );
    const row = await findPersonById(db(), id);
    expect(row).toMatchObject({ email: 'nina.big@example.test', isAdmin: false, disabledAt: null });
    expect(row?.passwordHash).not.toContain('correct');
    expect(await verifyPassword('correct horse battery', row?.passwordHash)).toBe(true);
    expect(await typesOf(id)).toEqual(['person.created']);
    await expect(createPerson(admin, person({ email: 'NINA.big@example.test' }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
  it('refuses a short password, a broken address, and anybody who is no administrator', async () => {
    await expect(createPerson(admin, person({ password: 'short' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(createPerson(admin, person({ email: 'nina' }))).rejects.toMatchObject({ code: 'invalid' });
    await expect(createPerson({ ...admin, isAdmin: false }, person())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
  it('has one winner of several with one address', async () => {
    const same = person();
    const answers = await Promise.allSettled([1, 2, 3].map(() => createPerson(admin, same)));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('grantRole and revokeRole', () => {
  it('opens a brand and closes it again with the next request', async () => {
    const { id } = await createPerson(admin, person());
    const who = { id, name: 'Nina' };
    const grant = { personId: id, brandId: world.brand.id, role: 'legal' };
    expect(await loadCtx(db(), who, world.brand.slug)).toBeNull();
    await grantRole(admin, grant);
    expect((await loadCtx(db(), who, world.brand.slug))?.roles).toEqual(['legal']);
    await expect(grantRole(admin, grant)).rejects.toMatchObject({ code: 'conflict' });
    await revokeRole(admin, grant);
    expect(await loadCtx(db(), who, world.brand.slug)).toBeNull();
    await expect(revokeRole(admin, grant)).rejects.toMatchObject({ code: 'conflict' });
    expect(await typesOf(id)).toEqual(['person.created', 'role.granted', 'role.revoked']);
  });
  it('makes no administrator a member in silence: granting to oneself has to be meant', async () => {
    const grant = { personId: admin.actor.id, brandId: world.brand.id, role: 'lead' };
    await expect(grantRole(admin, grant)).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'to_myself' }],
    });
    await grantRole(admin, { ...grant, toMyself: true });
    expect(await typesOf(admin.actor.id)).toContain('role.granted');
  });
  it('refuses unknown roles, people, brands and callers', async () => {
    const { id } = await createPerson(admin, person());
    const grant = { personId: id, brandId: world.brand.id, role: 'lead' };
    await expect(grantRole(admin, { ...grant, role: 'king' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(grantRole(admin, { ...grant, personId: 'per_x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(grantRole(admin, { ...grant, brandId: 'brd_x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(grantRole({ ...admin, isAdmin: false }, grant)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeRole({ ...admin, isAdmin: false }, grant)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('disablePerson, enablePerson, endSessions', () => {
  it('ends every session, closes the account and opens it again', async () => {
    const { id } = await createPerson(admin, person());
    await endSessions(admin, { personId: id });
    expect((await findPersonById(db(), id))?.sessionVersion).toBe(2);
    await disablePerson(admin, { personId: id });
    expect(await findPersonById(db(), id)).toMatchObject({ sessionVersion: 3 });
    await expect(disablePerson(admin, { personId: id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      grantRole(admin, { personId: id, brandId: world.brand.id, role: 'lead' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await enablePerson(admin, { personId: id });
    await expect(enablePerson(admin, { personId: id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await findPersonById(db(), id))?.disabledAt).toBeNull();
    expect(await typesOf(id)).toEqual([
      'person.created',
      'person.sessions_ended',
      'person.disabled',
      'person.enabled',
    ]);
    for (const verb of [disablePerson, enablePerson, endSessions]) {
      await expect(verb(admin, { personId: 'per_x' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(verb({ ...admin, isAdmin: false }, { personId: id })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });
  it('keeps the last administrator, also when two close each other at once', async () => {
    await expect(disablePerson(admin, { personId: admin.actor.id })).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'last_admin' }],
    });
    for (let round = 0; round < 10; round++) {
      const { id } = await createPerson(admin, person({ isAdmin: true }));
      await Promise.allSettled([
        disablePerson(admin, { personId: id }),
        disablePerson(admin, { personId: admin.actor.id }),
      ]);
      expect(await countAdmins(db())).toBe(1);
      await enablePerson(systemInstallationCtx, { personId: admin.actor.id }).catch(() => undefined);
      await disablePerson(systemInstallationCtx, { personId: id }).catch(() => undefined);
    }
  });
});

describe('setPassword', () => {
  it('replaces the password, ends every session and records that it did, not what it is', async () => {
    const { id } = await createPerson(admin, person({ password: 'correct horse battery' }));
    await setPassword(admin, { personId: id, password: 'a green kettle sings' });
    const row = await findPersonById(db(), id);
    expect(row?.sessionVersion).toBe(2);
    expect(await verifyPassword('correct horse battery', row?.passwordHash)).toBe(false);
    expect(await verifyPassword('a green kettle sings', row?.passwordHash)).toBe(true);
    expect(await typesOf(id)).toEqual(['person.created', 'person.password_set']);
    expect(JSON.stringify(await asOwner('select * from event where subject_id = $1', [id]))).not.toContain(
      'kettle',
    );
  });
  it('gives a password to somebody who had none', async () => {
    const { id } = await createPerson(admin, person());
    await setPassword(admin, { personId: id, password: 'a green kettle sings' });
    expect(await verifyPassword('a green kettle sings', (await findPersonById(db(), id))?.passwordHash)).toBe(
      true,
    );
  });
  it('refuses weak ones, closed accounts, the unknown, and anybody who is no administrator', async () => {
    const { id } = await createPerson(admin, person({ email: 'winterbottom@example.test' }));
    for (const password of ['short', 'aaaaaaaaaaaaaaaa', 'winterbottom1', 'password1234'])
      await expect(setPassword(admin, { personId: id, password }), password).rejects.toMatchObject({
        code: 'invalid',
        reasons: [{ path: 'password' }],
      });
    const good = { personId: id, password: 'a green kettle sings' };
    await expect(setPassword({ ...admin, isAdmin: false }, good)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(setPassword(admin, { ...good, personId: 'per_x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await disablePerson(admin, { personId: id });
    await expect(setPassword(admin, good)).rejects.toMatchObject({ code: 'conflict' });
    expect((await findPersonById(db(), id))?.passwordHash).toBeNull();
  });
  it('has createPerson refuse the same weak ones', async () => {
    await expect(createPerson(admin, person({ password: 'password1234' }))).rejects.toMatchObject({
      code: 'invalid',
      reasons: [{ path: 'password', message: 'It is one of the first that are tried.' }],
    });
  });
});

describe('changeAdministrator', () => {
  it('makes somebody an administrator and takes it back with the next request', async () => {
    const { id } = await createPerson(admin, person());
    await changeAdministrator(admin, { personId: id, isAdmin: true });
    expect(await loadInstallationCtx(db(), id)).toMatchObject({ isAdmin: true });
    await expect(changeAdministrator(admin, { personId: id, isAdmin: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    await changeAdministrator(admin, { personId: id, isAdmin: false });
    expect(await loadInstallationCtx(db(), id)).toBeNull();
    await expect(changeAdministrator(admin, { personId: id, isAdmin: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await typesOf(id)).toEqual([
      'person.created',
      'person.administrator_made',
      'person.administrator_ended',
    ]);
    await disablePerson(admin, { personId: id });
    await expect(changeAdministrator(admin, { personId: id, isAdmin: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      changeAdministrator({ ...admin, isAdmin: false }, { personId: id, isAdmin: true }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeAdministrator(admin, { personId: 'per_x', isAdmin: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('keeps the last administrator, also when two end each other at once', async () => {
    await expect(
      changeAdministrator(admin, { personId: admin.actor.id, isAdmin: false }),
    ).rejects.toMatchObject({ code: 'refused', reasons: [{ code: 'last_admin' }] });
    for (let round = 0; round < 10; round++) {
      const { id } = await createPerson(admin, person({ isAdmin: true }));
      await Promise.allSettled([
        changeAdministrator(admin, { personId: id, isAdmin: false }),
        disablePerson(admin, { personId: admin.actor.id }),
      ]);
      expect(await countAdmins(db())).toBe(1);
      await enablePerson(systemInstallationCtx, { personId: admin.actor.id }).catch(() => undefined);
      await changeAdministrator(systemInstallationCtx, { personId: id, isAdmin: false }).catch(
        () => undefined,
      );
    }
  });
});
