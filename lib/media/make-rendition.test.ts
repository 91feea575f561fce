import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeRendition } from './make-rendition';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3f6b5c' } });

test('is a WebP no wider than asked for, and never enlarged', async () => {
  const wide = await picture(1000, 500).png().toBuffer();
  expect(await sharp(await makeRendition(wide, 320)).metadata()).toMatchObject({
    format: 'webp',
    width: 320,
    height: 160,
  });
  expect(await sharp(await makeRendition(wide, 2048)).metadata()).toMatchObject({ width: 1000, height: 500 });
});

test('stands upright and carries no camera notes', async () => {
  const turned = await picture(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const found = await sharp(await makeRendition(turned, 160)).metadata();
  expect(found).toMatchObject({ width: 160, height: 320 });
  expect(found.exif).toBeUndefined();
});
