import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { setBrandLogo } from '@/lib/brands/set-brand-logo';
import { findBrandKit } from '@/lib/brands/store';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import { db } from '@/lib/db/client';
import { getBlob } from '@/lib/storage/get-object';
import { testDatabase } from '@/test-support/test-db';
import { importReferenceFromUrl } from './import-reference-from-url';
import { findReference, findReferences, listReferences } from './store';
import { testAbout as about, brandWithReference as begin, mug, typesOf } from './test-reference';
import { uploadReference } from './upload-reference';

const database = testDatabase();

const count = async (table: string) => {
  const [row] = (await database.asOwner(`select count(*)::int as n from ${table}`)) as { n: number }[];
  return row?.n ?? 0;
};

describe('uploadReference', () => {
  it('stores the bytes untouched, with their rights and an event', async () => {
    const { brand, as, reference } = await begin();
    expect(await findReference(db(), brand.id, reference.id)).toMatchObject({
      name: 'Mug',
      territories: ['AT', 'DE'],
      width: 120,
      height: 90,
      rightsRevision: 1,
    });
    expect(Buffer.compare(await getBlob(reference.sha256), await mug())).toBe(0);
    expect(await typesOf(brand.id, reference.id)).toEqual(['reference.uploaded']);
    const again = await uploadReference(as('campaign_manager'), await mug(), {
      ...about,
      name: 'Same bytes',
    });
    expect(again.sha256).toBe(reference.sha256);
    expect(again.id).not.toBe(reference.id);
  });

  it('turns a picture that a camera stored sideways', async () => {
    const { brand, owner } = await begin();
    const sideways = await sharp(await mug())
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { id } = await uploadReference(owner, sideways, about);
    expect(await findReference(db(), brand.id, id)).toMatchObject({
      width: 90,
      height: 120,
      mime: 'image/jpeg',
    });
  });

  const zeros = () => new Uint8Array(30 * 1024 * 1024);
  const bad: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['nothing', () => new Uint8Array()],
    ['text', () => Buffer.from('hello, I am image/png')],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a truncated file', async () => (await mug()).subarray(0, 150)],
    ['a polyglot', async () => Buffer.concat([await mug(), Buffer.from('<script>alert(1)</script>')])],
    ['30 MB of zeros', zeros],
  ];
  it.each(bad)('refuses %s with a message and stores nothing', async (_name, make) => {
    const { owner } = await begin();
    const before = [await count('blob'), await count('reference'), await count('event')];
    await expect(uploadReference(owner, await make(), about)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Nothing was stored'),
    });
    expect([await count('blob'), await count('reference'), await count('event')]).toEqual(before);
  });

  it('refuses missing and ended rights, each at its field, before anything is stored', async () => {
    const { owner } = await begin();
    const before = await count('reference');
    await expect(
      uploadReference(owner, await mug(), { ...about, rightsOwner: ' ', territories: [] }),
    ).rejects.toMatchObject({ code: 'invalid', reasons: [{ path: 'rightsOwner' }, { path: 'territories' }] });
    await expect(
      uploadReference(owner, await mug(), { ...about, expiresOn: '2001-01-01' }),
    ).rejects.toMatchObject({
      code: 'invalid',
      reasons: [{ path: 'expiresOn' }],
    });
    await expect(
      uploadReference(owner, await mug(), { ...about, sha256: 'a'.repeat(64) }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await count('reference')).toBe(before);
  });

  it.each(['creative', 'legal', 'lead', 'admin'] as const)('refuses a %s', async (role) => {
    const { as } = await brandWithPeople();
    await expect(uploadReference(as(role), await mug(), about)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows a brand its own references only', async () => {
    const { brand, reference } = await begin();
    const other = await begin();
    expect(await findReferences(db(), brand.id, [reference.id, other.reference.id])).toMatchObject([
      { id: reference.id },
    ]);
    expect((await listReferences(db(), other.brand.id)).map((row) => row.id)).toEqual([other.reference.id]);
  });
});

describe('importReferenceFromUrl', () => {
  it.each([
    'http://127.0.0.1:9/x.png',
    'http://localhost/x.png',
    'http://[::1]/x.png',
    'http://169.254.169.254/latest',
  ])('refuses %s and fetches nothing', async (url) => {
    const { owner } = await begin();
    const before = await count('reference');
    await expect(importReferenceFromUrl(owner, { url, ...about })).rejects.toMatchObject({
      message: expect.stringMatching(/address|public|private|local/i),
    });
    expect(await count('reference')).toBe(before);
  });
  it('refuses other kinds of address and a wrong role', async () => {
    const { as, owner } = await begin();
    await expect(
      importReferenceFromUrl(owner, { url: 'file:///etc/passwd', ...about }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      importReferenceFromUrl(as('legal'), { url: 'https://example.com/x.png', ...about }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('setBrandLogo', () => {
  it('sets the logo with the event of the kit; refuses a stale revision, a wrong role and a bad file', async () => {
    const { brand, as, owner } = await begin();
    const done = await setBrandLogo(owner, await mug(), 1);
    expect(await findBrandKit(db(), brand.id)).toMatchObject({ logoSha256: done.logoSha256, revision: 2 });
    expect((await eventsOf(brand.id)).filter((entry) => entry.type === 'brand_kit.changed')).toHaveLength(1);
    await expect(setBrandLogo(owner, await mug(), 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(setBrandLogo(as('creative'), await mug(), 2)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setBrandLogo(owner, Buffer.from('no picture'), 2)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
