import { expect, test } from 'vitest';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { disablePerson } from '@/lib/people/disable-person';
import { makePerson } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { createBrand } from './create-brand';
import { countRoles, findBrandRow, listBrandRows } from './list-store';

testDatabase();

test('brands are listed by name, a page at a time, with how many people are in', async () => {
  const made = [];
  for (const name of ['Delta', 'alpha', 'Charlie', 'Bravo_x'])
    made.push(await createBrand(systemInstallationCtx, { name, slug: name.toLowerCase().replace('_', '-') }));
  const [delta] = made;
  if (!delta) throw new Error('No brand.');
  await makePerson(delta, ['legal', 'lead']);
  const gone = await makePerson(delta, ['creative']);
  await disablePerson(systemInstallationCtx, { personId: gone.actor.id });

  const first = await listBrandRows(db(), { limit: 3 });
  expect(first.rows.map((row) => row.name)).toEqual(['alpha', 'Bravo_x', 'Charlie']);
  expect(first.total).toBe(4);
  const second = await listBrandRows(db(), { limit: 3, after: first.next ?? undefined });
  expect(second).toMatchObject({
    rows: [{ name: 'Delta', members: 1, held: ['lead', 'legal'] }],
    total: 4,
    next: null,
  });
  expect((await listBrandRows(db(), { limit: 3, search: '_' })).rows.map((row) => row.slug)).toEqual([
    'bravo-x',
  ]);
  expect(await findBrandRow(db(), 'alpha')).toMatchObject({ members: 0, held: [] });
  expect(await countRoles(db(), delta.id)).toEqual({ legal: 1, lead: 1 });
  expect(await findBrandRow(db(), 'nowhere')).toBeNull();
});

test('a taken address name is refused, and only an administrator sets a brand up', async () => {
  await expect(createBrand(systemInstallationCtx, { name: 'Other', slug: 'delta' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(
    createBrand({ ...systemInstallationCtx, isAdmin: false }, { name: 'Other', slug: 'other' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
