import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { makePerson, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { deleteView } from './delete-view';
import { renameView } from './rename-view';
import { saveView } from './save-view';
import { viewQuery } from './schemas';
import { listViews } from './store';

const { asOwner } = testDatabase();

test('only the filters that a page knows are kept, not the place in the list', () => {
  expect(viewQuery('questions', '?after=ast_1&state=delivered&question=model&model=x&evil=1&q=%20')).toBe(
    'question=model&model=x&state=delivered',
  );
});

test('a person saves, renames and deletes views of their own, without a provenance event', async () => {
  const { as, brand } = await makeWorld();
  const colleague = await makePerson(brand, ['legal']);
  const views = (ctx = as.legal) =>
    listViews(db(), ctx, 'questions').then((rows) => rows.map(({ name, query }) => [name, query]));
  const { id } = await saveView(as.legal, {
    page: 'questions',
    name: ' Delivered ',
    query: 'question=no_indemnity&state=delivered&after=ast_1',
  });
  expect(await views()).toEqual([['Delivered', 'question=no_indemnity&state=delivered']]);
  expect(await views(colleague)).toEqual([]);
  const codeOf = (input: unknown) =>
    saveView(as.legal, input).then(
      () => 'saved',
      (error) => error.code,
    );
  expect(await codeOf({ page: 'questions', name: 'Delivered', query: '' })).toBe('conflict');
  expect(await codeOf({ page: 'elsewhere', name: 'A', query: '' })).toBe('invalid');
  expect(await codeOf({ page: 'questions', name: ' ', query: '' })).toBe('invalid');
  for (const stranger of [colleague, (await makeWorld()).as.legal]) {
    await expect(renameView(stranger, { viewId: id, name: 'Theirs' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(deleteView(stranger, { viewId: id })).rejects.toMatchObject({ code: 'not_found' });
  }
  await saveView(colleague, { page: 'questions', name: 'Delivered', query: '' });
  await saveView(as.legal, { page: 'questions', name: 'Second', query: '' });
  await expect(renameView(as.legal, { viewId: id, name: 'Second' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await renameView(as.legal, { viewId: id, name: 'Out there' });
  expect((await views()).map(([name]) => name)).toEqual(['Out there', 'Second']);
  await deleteView(as.legal, { viewId: id });
  expect((await views()).map(([name]) => name)).toEqual(['Second']);
  const kinds = (await asOwner('select distinct type from event where brand_id = $1', [brand.id])) as {
    type: string;
  }[];
  expect(kinds.filter(({ type }) => type.includes('view'))).toEqual([]);
});
