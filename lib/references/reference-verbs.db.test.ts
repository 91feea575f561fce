import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { setBrandLogo } from '@/lib/brands/set-brand-logo';
import { findBrandKit } from '@/lib/brands/store';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { getBlob } from '@/lib/storage/get-object';
import { testDatabase } from '@/test-support/test-db';
import { changeReferenceRights } from './change-reference-rights';
import { importReferenceFromUrl } from './import-reference-from-url';
import { previewMask, readCutOut, setReferenceMask } from './set-reference-mask';
import { findReference, findReferences, findReferenceUse, listReferences } from './store';
import { uploadReference } from './upload-reference';
import { withdrawReference } from './withdraw-reference';

const database = testDatabase();

const rights = {
  rightsOwner: 'Northbean',
  licence: 'Own work',
  consent: '',
  territories: ['DE', 'AT', 'DE'],
  expiresOn: '2999-12-31',
};
const about = { name: 'Mug', role: 'product', ...rights };

/** A grey mug on a white ground. */
const mug = () =>
  sharp({ create: { width: 120, height: 90, channels: 3, background: '#ffffff' } })
    .composite([
      { input: { create: { width: 40, height: 50, channels: 3, background: '#444444' } }, left: 40, top: 20 },
    ])
    .png()
    .toBuffer();

const count = async (table: string) => {
  const [row] = (await database.asOwner(`select count(*)::int as n from ${table}`)) as { n: number }[];
  return row?.n ?? 0;
};
const begin = async () => {
  const people = await brandWithPeople();
  const owner: Ctx = people.as('brand_owner');
  const reference = await uploadReference(owner, await mug(), about);
  return { ...people, owner, reference };
};
const typesOf = async (brandId: string, id: string) =>
  (await eventsOf(brandId)).filter((entry) => entry.subjectId === id).map((entry) => entry.type);

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

describe('setReferenceMask', () => {
  const grow = { kind: 'grow' as const, points: [{ x: 0.02, y: 0.02 }], tolerance: 10 };

  it('grows the background away and stores the mask with its event', async () => {
    const { brand, owner, reference } = await begin();
    const { maskSha256 } = await setReferenceMask(owner, { referenceId: reference.id, shape: grow });
    expect((await findReference(db(), brand.id, reference.id))?.maskSha256).toBe(maskSha256);
    const { data, info } = await sharp(await getBlob(maskSha256))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels];
    expect([info.width, info.height]).toEqual([120, 90]);
    expect(at(3, 3)).toBe(0);
    expect(at(60, 45)).toBe(255);
    expect(await typesOf(brand.id, reference.id)).toEqual(['reference.uploaded', 'reference.mask_set']);
    const cut = await sharp((await readCutOut(owner, reference.id)) ?? undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(cut.info.channels).toBe(4);
    expect(cut.data[3]).toBe(0);
  });
  it('takes a drawn outline, and previews without storing', async () => {
    const { brand, owner, reference } = await begin();
    const outline = [
      { x: 0.3, y: 0.2 },
      { x: 0.7, y: 0.2 },
      { x: 0.7, y: 0.8 },
      { x: 0.3, y: 0.8 },
    ];
    const input = { referenceId: reference.id, shape: { kind: 'outline', outline } };
    expect((await sharp(await previewMask(owner, input)).metadata()).hasAlpha).toBe(true);
    expect((await findReference(db(), brand.id, reference.id))?.maskSha256).toBeNull();
    await setReferenceMask(owner, input);
    expect((await findReference(db(), brand.id, reference.id))?.maskSha256).not.toBeNull();
  });
  it('refuses a mask that keeps everything or nothing', async () => {
    const { owner, reference } = await begin();
    const tiny = {
      kind: 'outline',
      outline: [
        { x: 0, y: 0 },
        { x: 0.001, y: 0 },
        { x: 0, y: 0.001 },
      ],
    };
    await expect(setReferenceMask(owner, { referenceId: reference.id, shape: tiny })).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(
      setReferenceMask(owner, {
        referenceId: reference.id,
        shape: { ...grow, points: [...grow.points, { x: 0.5, y: 0.5 }] },
      }),
    ).rejects.toMatchObject({ code: 'refused', reasons: [{ code: 'mask_empty' }] });
  });
  it('refuses a reference that a lockset has taken, until that lockset is refused', async () => {
    const { brand, owner, reference } = await begin();
    const [campaign, lockset] = [`cmp_${brand.slug}`, `lck_${brand.slug}`];
    await database.asOwner(
      `insert into campaign (id, brand_id, name, plan, created_by) values ($1, $2, 'Autumn', '{}', 'x')`,
      [campaign, brand.id],
    );
    await database.asOwner(
      `insert into lockset (id, campaign_id, brand_id, number, json, sha256, proposed_by)
       values ($1, $2, $3, 1, '{}', encode(sha256('{}'), 'hex'), 'x')`,
      [lockset, campaign, brand.id],
    );
    await database.asOwner(
      `insert into lockset_reference (lockset_id, reference_id, sha256, role, position, required)
       values ($1, $2, $3, 'product', 1, true)`,
      [lockset, reference.id, reference.sha256],
    );
    const input = { referenceId: reference.id, shape: grow };
    await expect(setReferenceMask(owner, input)).rejects.toMatchObject({ code: 'refused' });
    expect((await findReference(db(), brand.id, reference.id))?.maskSha256).toBeNull();
    await database.asOwner(`update lockset set state = 'refused' where id = $1`, [lockset]);
    await setReferenceMask(owner, input);
  });
  it('refuses a withdrawn reference, a wrong role, another brand', async () => {
    const { as, owner, reference } = await begin();
    const other = await brandWithPeople();
    const input = { referenceId: reference.id, shape: grow };
    await expect(setReferenceMask(as('creative'), input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setReferenceMask(other.as('brand_owner'), input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(previewMask(other.as('brand_owner'), input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(readCutOut(other.as('brand_owner'), reference.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    await withdrawReference(owner, { referenceId: reference.id, reason: 'Licence ended' });
    await expect(setReferenceMask(owner, input)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('changeReferenceRights', () => {
  const change = (referenceId: string, rightsRevision = 1) => ({
    referenceId,
    rightsRevision,
    ...rights,
    licence: 'CC0',
  });

  it('makes a new revision with its event', async () => {
    const { brand, owner, reference } = await begin();
    expect(await changeReferenceRights(owner, change(reference.id))).toEqual({
      id: reference.id,
      rightsRevision: 2,
    });
    expect(await findReference(db(), brand.id, reference.id)).toMatchObject({
      licence: 'CC0',
      rightsRevision: 2,
    });
    expect(await typesOf(brand.id, reference.id)).toEqual(['reference.uploaded', 'reference.rights_changed']);
  });
  it('refuses a stale revision, withdrawn rights, a wrong role, another brand', async () => {
    const { as, owner, reference } = await begin();
    await changeReferenceRights(owner, change(reference.id));
    await expect(changeReferenceRights(owner, change(reference.id))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(changeReferenceRights(as('legal'), change(reference.id, 2))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await brandWithPeople();
    await expect(
      changeReferenceRights(other.as('brand_owner'), change(reference.id, 2)),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await withdrawReference(owner, { referenceId: reference.id, reason: 'Licence ended' });
    await expect(changeReferenceRights(owner, change(reference.id, 3))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('withdrawn'),
    });
  });
  it('has one winner in a race', async () => {
    const { brand, owner, reference } = await begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => changeReferenceRights(owner, change(reference.id))),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
    expect(await typesOf(brand.id, reference.id)).toHaveLength(2);
  });
});

describe('withdrawReference', () => {
  it('withdraws once, with its event, and says what it touches', async () => {
    const { brand, as, reference } = await begin();
    const done = await withdrawReference(as('legal'), { referenceId: reference.id, reason: 'Licence ended' });
    expect(done).toEqual({
      id: reference.id,
      campaigns: [],
      assets: 0,
      inReview: 0,
      awaitingDelivery: 0,
      delivered: 0,
    });
    expect(await findReference(db(), brand.id, reference.id)).toMatchObject({
      withdrawnReason: 'Licence ended',
      rightsRevision: 2,
    });
    expect(await typesOf(brand.id, reference.id)).toEqual(['reference.uploaded', 'reference.withdrawn']);
    await expect(
      withdrawReference(as('legal'), { referenceId: reference.id, reason: 'Again' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });
  it('refuses a missing reason, a wrong role, another brand', async () => {
    const { as, owner, reference } = await begin();
    await expect(withdrawReference(owner, { referenceId: reference.id, reason: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    });
    const input = { referenceId: reference.id, reason: 'Licence ended' };
    await expect(withdrawReference(as('campaign_manager'), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await brandWithPeople();
    await expect(withdrawReference(other.as('legal'), input)).rejects.toMatchObject({ code: 'not_found' });
  });
  it('has one winner in a race, and one event', async () => {
    const { brand, owner, reference } = await begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        withdrawReference(owner, { referenceId: reference.id, reason: 'Licence ended' }),
      ),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
    expect(await typesOf(brand.id, reference.id)).toHaveLength(2);
  });
  it('counts a planned campaign', async () => {
    const { brand, reference } = await begin();
    await database.asOwner(
      `insert into campaign (id, brand_id, name, plan, created_by) values ($1, $2, 'Autumn', $3, 'x')`,
      [`cmp_${brand.slug}`, brand.id, JSON.stringify({ references: [{ id: reference.id, required: true }] })],
    );
    expect((await findReferenceUse(db(), brand.id, reference.id)).campaigns).toMatchObject([
      { name: 'Autumn', how: 'planned' },
    ]);
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
