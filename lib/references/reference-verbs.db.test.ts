import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { brandWithPeople } from '@/lib/brands/test-brand';
import { db } from '@/lib/db/client';
import { getBlob } from '@/lib/storage/get-object';
import { testDatabase } from '@/test-support/test-db';
import { changeReferenceRights } from './change-reference-rights';
import { previewMask, readCutOut, setReferenceMask } from './set-reference-mask';
import { findReference, findReferenceUse } from './store';
import { brandWithReference as begin, testRights as rights, typesOf } from './test-reference';
import { withdrawReference } from './withdraw-reference';

const database = testDatabase();

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
