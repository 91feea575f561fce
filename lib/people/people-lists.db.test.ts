import { beforeAll, describe, expect, it } from 'vitest';
import { type InstallationCtx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { listHistory, namesIn } from '@/lib/events/history-store';
import { makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { createPerson } from './create-person';
import { disablePerson } from './disable-person';
import { grantRole } from './grant-role';
import { listOpenPeople, listPeople, listRolesOf, type PeopleQuery } from './list-store';
import { loadInstallationCtx } from './load-ctx';
import { revokeRole } from './revoke-role';

testDatabase();
let admin: InstallationCtx;
let world: World;
let count = 0;
const person = (over: object = {}) => ({
  name: 'Nina',
  email: `nina${count++}@example.test`,
  password: null,
  ...over,
});

beforeAll(async () => {
  const { id } = await createPerson(systemInstallationCtx, person({ name: 'Ada', isAdmin: true }));
  const ctx = await loadInstallationCtx(db(), id);
  if (!ctx) throw new Error('No administrator.');
  admin = ctx;
  world = await makeWorld();
  const creative = { personId: world.as.creative.actor.id, brandId: world.brand.id, role: 'creative' };
  await revokeRole(admin, creative);
  await grantRole(admin, creative);
});

describe('listPeople', () => {
  const all: PeopleQuery = { sort: 'name', dir: 'asc', limit: 100 };
  it('shows everybody with their roles per brand', async () => {
    const { rows, total } = await listPeople(db(), { ...all, limit: 1000 });
    const legal = rows.find((row) => row.id === world.as.legal.actor.id);
    expect(legal?.roles).toEqual([{ brandId: world.brand.id, role: 'legal' }]);
    expect(total).toBe(rows.length);
    expect(rows.some((row) => 'passwordHash' in row)).toBe(false);
  });
  it('finds by name or address, brand, role and state, and takes % and _ as letters', async () => {
    const { id } = await createPerson(admin, person({ name: '100%_Zed', email: 'zed@example.test' }));
    const ids = async (over: Partial<PeopleQuery>) =>
      (await listPeople(db(), { ...all, limit: 1000, ...over })).rows.map((row) => row.id);
    expect(await ids({ search: '100%_' })).toEqual([id]);
    expect(await ids({ search: 'ZED@' })).toEqual([id]);
    expect(await ids({ search: '%' })).toEqual([id]);
    expect(await ids({ brandId: world.brand.id, role: 'legal' })).toEqual([world.as.legal.actor.id]);
    expect(await ids({ role: 'legal' })).toContain(world.as.legal.actor.id);
    expect(await ids({ state: 'no_role' })).toContain(id);
    expect(await ids({ state: 'admin' })).toContain(admin.actor.id);
    expect(await ids({ state: 'closed' })).not.toContain(id);
    await disablePerson(admin, { personId: id });
    expect(await ids({ state: 'closed' })).toContain(id);
    expect(await ids({ state: 'open' })).not.toContain(id);
    expect((await listOpenPeople(db())).people.map((row) => row.id)).not.toContain(id);
  });
  it('pages through all of them once, whatever the order, with the true count', async () => {
    for (const sort of ['name', 'email', 'created'] as const)
      for (const dir of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let after: string | undefined;
        let total = 0;
        do {
          const page = await listPeople(db(), { sort, dir, limit: 7, after });
          seen.push(...page.rows.map((row) => row.id));
          total = page.total;
          after = page.next ?? undefined;
        } while (after);
        expect(new Set(seen).size, `${sort} ${dir}`).toBe(seen.length);
        expect(seen.length, `${sort} ${dir}`).toBe(total);
      }
  });
});

describe('what an administrator reads of a person', () => {
  it('is their roles with who else holds them, and a history of accounts and roles only', async () => {
    const { id } = await createPerson(admin, person({ name: 'Mia' }));
    await grantRole(admin, { personId: id, brandId: world.brand.id, role: 'legal' });
    const roles = await listRolesOf(db(), id);
    expect(roles).toEqual([
      expect.objectContaining({ brandId: world.brand.id, role: 'legal', grantedBy: 'Ada', others: 1 }),
    ]);
    const history = await listHistory(db(), { subject: { type: 'person', id } }, { limit: 1 });
    expect(history).toMatchObject({
      total: 2,
      rows: [{ type: 'role.granted', actorName: 'Ada', brandName: world.brand.name }],
    });
    const older = await listHistory(
      db(),
      { subject: { type: 'person', id } },
      { limit: 1, before: history.next ?? 0 },
    );
    expect(older).toMatchObject({ rows: [{ type: 'person.created', brandName: null }], next: null });
    expect(await namesIn(db(), history.rows)).toEqual({ [id]: 'Mia' });
    const ofBrand = await listHistory(db(), { brandId: world.brand.id }, { limit: 100 });
    // Not what legal decided, nor anything else that was done in the brand.
    expect(new Set(ofBrand.rows.map((row) => row.type))).toEqual(
      new Set(['brand.created', 'role.granted', 'role.revoked']),
    );
  });
});
