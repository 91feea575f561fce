import sharp from 'sharp';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import type { Ctx } from '@/lib/ctx';
import { uploadReference } from './upload-reference';

export const testRights = {
  rightsOwner: 'Northbean',
  licence: 'Own work',
  consent: '',
  territories: ['DE', 'AT', 'DE'],
  expiresOn: '2999-12-31',
};
export const testAbout = { name: 'Mug', role: 'product', ...testRights };

/** A grey mug on a white ground. */
export const mug = () =>
  sharp({ create: { width: 120, height: 90, channels: 3, background: '#ffffff' } })
    .composite([
      { input: { create: { width: 40, height: 50, channels: 3, background: '#444444' } }, left: 40, top: 20 },
    ])
    .png()
    .toBuffer();

/** For tests: a fresh brand with the mug in its library. */
export async function brandWithReference() {
  const people = await brandWithPeople();
  const owner: Ctx = people.as('brand_owner');
  return { ...people, owner, reference: await uploadReference(owner, await mug(), testAbout) };
}

/** For tests: what happened to one subject, in order. */
export const typesOf = async (brandId: string, id: string) =>
  (await eventsOf(brandId)).filter((entry) => entry.subjectId === id).map((entry) => entry.type);
