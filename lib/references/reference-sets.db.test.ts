import { describe, expect, it } from 'vitest';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import { db } from '@/lib/db/client';
import { testDatabase } from '@/test-support/test-db';
import { setReferenceSets } from './set-reference-sets';
import { findReference, listReferenceSets } from './store';
import { brandWithReference } from './test-reference';

testDatabase();

describe('setReferenceSets', () => {
  it('puts a reference into sets and takes it out, each with its event; the same again changes nothing', async () => {
    const { brand, owner, reference } = await brandWithReference();
    const set = (before: string[], sets: string[]) =>
      setReferenceSets(owner, { referenceId: reference.id, before, sets });
    expect(await set([], ['Winter ', 'Autumn', 'Autumn'])).toMatchObject({ sets: ['Autumn', 'Winter'] });
    expect(await listReferenceSets(db(), brand.id)).toEqual(['Autumn', 'Winter']);
    await set(['Autumn', 'Winter'], ['Autumn', 'Winter']);
    await set(['Autumn', 'Winter'], ['Winter']);
    expect((await findReference(db(), brand.id, reference.id))?.sets).toEqual(['Winter']);
    const events = (await eventsOf(brand.id)).filter((entry) => entry.type === 'reference.sets_changed');
    expect(events.map((entry) => entry.payload)).toEqual([
      { added: ['Autumn', 'Winter'], removed: [] },
      { added: [], removed: ['Autumn'] },
    ]);
  });
  it('refuses what somebody else changed, a wrong role and another brand', async () => {
    const { as, owner, reference } = await brandWithReference();
    const input = { referenceId: reference.id, before: ['Gone'], sets: ['Winter'] };
    await expect(setReferenceSets(owner, input)).rejects.toMatchObject({ code: 'conflict' });
    // Whoever plans a campaign must not decide what its template lets in.
    for (const role of ['campaign_manager', 'creative', 'legal'] as const)
      await expect(setReferenceSets(as(role), input)).rejects.toMatchObject({ code: 'forbidden' });
    const other = (await brandWithPeople()).as('brand_owner');
    await expect(setReferenceSets(other, input)).rejects.toMatchObject({ code: 'not_found' });
  });
  it('has one winner in a race', async () => {
    const { owner, reference } = await brandWithReference();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        setReferenceSets(owner, { referenceId: reference.id, before: [], sets: [`Set ${n}`] }),
      ),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
  });
});
