import { describe, expect, it } from 'vitest';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { termsInForce } from '@/lib/terms/store';
import { testDatabase } from '@/test-support/test-db';
import { createBrand } from './create-brand';
import { findBrandKit } from './store';
import { updateBrandKit } from './update-brand-kit';

testDatabase();

const kit = (revision: number, change = {}) => ({
  revision,
  palette: [{ name: 'Roast', hex: '#6B3F1D' }],
  voice: 'Warm and plain.',
  forbiddenTerms: ['cheap', 'Cheap', ''],
  ...change,
});

describe('createBrand', () => {
  it('makes the brand, its empty kit, and accepts only the built-in terms, each with its event', async () => {
    const brand = await createBrand(systemInstallationCtx, { slug: 'acme', name: 'Acme' });
    expect(await findBrandKit(db(), brand.id)).toMatchObject({
      palette: [],
      forbiddenTerms: [],
      revision: 1,
    });
    const terms = await termsInForce(db(), brand.id);
    for (const { route, decision } of terms.values())
      expect(decision?.decision ?? null).toBe(route.provider === 'sandbox' ? 'accepted' : null);
    const events = await eventsOf(brand.id);
    expect(events.filter((entry) => entry.type === 'brand.created')).toHaveLength(1);
    const decided = events.filter((entry) => entry.type === 'terms.decided');
    expect(decided.map((entry) => entry.subjectId).sort()).toEqual([
      'sandbox:sandbox-draft:built-in',
      'sandbox:sandbox-final:built-in',
    ]);
    expect(decided.every((entry) => entry.actorKind === 'system')).toBe(true);
  });

  it('refuses a taken slug, a bad one, and everybody but an administrator', async () => {
    await createBrand(systemInstallationCtx, { slug: 'taken', name: 'One' });
    await expect(createBrand(systemInstallationCtx, { slug: 'taken', name: 'Two' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('taken'),
    });
    await expect(createBrand(systemInstallationCtx, { slug: 'No Good', name: 'X' })).rejects.toMatchObject({
      code: 'invalid',
    });
    const person = { kind: 'person' as const, id: 'per_x', name: 'X' };
    await expect(
      createBrand({ actor: person, isAdmin: false }, { slug: 'mine', name: 'X' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('lets one of several people have a slug', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => createBrand(systemInstallationCtx, { slug: 'race', name: 'Race' })),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('updateBrandKit', () => {
  it('saves the kit with its event', async () => {
    const { brand, as } = await brandWithPeople();
    const saved = await updateBrandKit(as('brand_owner'), kit(1));
    expect(saved).toMatchObject({
      revision: 2,
      palette: [{ name: 'Roast', hex: '#6b3f1d' }],
      forbiddenTerms: ['cheap'],
    });
    const changes = (await eventsOf(brand.id)).filter((entry) => entry.type === 'brand_kit.changed');
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ payload: { revision: 2 }, actorId: as('brand_owner').actor.id });
  });

  it('refuses a stale revision and keeps what is there', async () => {
    const { brand, as } = await brandWithPeople();
    await updateBrandKit(as('brand_owner'), kit(1, { voice: 'First' }));
    await expect(updateBrandKit(as('brand_owner'), kit(1, { voice: 'Second' }))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await findBrandKit(db(), brand.id))?.voice).toBe('First');
  });

  it.each(['campaign_manager', 'creative', 'legal', 'lead', 'admin'] as const)(
    'refuses a %s',
    async (role) => {
      const { as } = await brandWithPeople();
      await expect(updateBrandKit(as(role), kit(1))).rejects.toMatchObject({ code: 'forbidden' });
    },
  );

  it('never touches another brand', async () => {
    const one = await brandWithPeople();
    const other = await brandWithPeople();
    await updateBrandKit(one.as('brand_owner'), kit(1));
    expect((await findBrandKit(db(), other.brand.id))?.revision).toBe(1);
  });

  it('has one winner in a race, and one event', async () => {
    const { brand, as } = await brandWithPeople();
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        updateBrandKit(as('brand_owner'), kit(1, { voice: `Voice ${n}` })),
      ),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
    expect((await eventsOf(brand.id)).filter((entry) => entry.type === 'brand_kit.changed')).toHaveLength(1);
  });
});

describe('words of single markets, and claims', () => {
  const wording = {
    marketTerms: [
      { market: 'de-DE', terms: ['günstig', ' '] },
      { market: 'ja-JP', terms: [] },
      { market: 'de-DE', terms: ['billig', 'günstig'] },
    ],
    claims: [
      { market: null, phrase: ' carbon neutral ', note: '' },
      { market: 'en-GB', phrase: '', note: 'empty' },
    ],
  };
  it('are kept tidy, change the hash, and stay when a save does not name them', async () => {
    const { brand, as } = await brandWithPeople();
    await updateBrandKit(as('brand_owner'), kit(1));
    await updateBrandKit(as('brand_owner'), kit(2, wording));
    await updateBrandKit(as('brand_owner'), kit(3));
    expect(await findBrandKit(db(), brand.id)).toMatchObject({
      revision: 4,
      marketTerms: [{ market: 'de-DE', terms: ['günstig', 'billig'] }],
      claims: [{ market: null, phrase: 'carbon neutral', note: '' }],
    });
    const hashes = (await eventsOf(brand.id))
      .filter((entry) => entry.type === 'brand_kit.changed')
      .map((entry) => entry.payload.kitHash);
    expect(hashes[1]).not.toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[1]);
  });
  it('refuse a market that is none', async () => {
    const { as } = await brandWithPeople();
    const bad = kit(1, { marketTerms: [{ market: 'Germany', terms: ['x'] }] });
    await expect(updateBrandKit(as('brand_owner'), bad)).rejects.toMatchObject({ code: 'invalid' });
  });
});
