import sharp from 'sharp';
import type { SealableMime } from './embed-xmp';

/** Small pictures with enough detail that no two rows are alike; for tests. */
export async function testPictures(): Promise<{ name: string; mime: SealableMime; bytes: Uint8Array }[]> {
  const opaque = noise(61, 43, 3);
  const transparent = noise(61, 43, 4);
  const icc = opaque
    .clone()
    .withIccProfile('p3')
    .withExif({ IFD0: { Artist: 'Camera' } });
  return [
    { name: 'PNG', mime: 'image/png', bytes: await opaque.clone().png().toBuffer() },
    { name: 'PNG with alpha', mime: 'image/png', bytes: await transparent.clone().png().toBuffer() },
    { name: 'JPEG', mime: 'image/jpeg', bytes: await opaque.clone().jpeg().toBuffer() },
    { name: 'JPEG with Exif and ICC', mime: 'image/jpeg', bytes: await icc.clone().jpeg().toBuffer() },
    { name: 'WebP, lossy', mime: 'image/webp', bytes: await opaque.clone().webp().toBuffer() },
    {
      name: 'WebP, lossless with alpha',
      mime: 'image/webp',
      bytes: await transparent.clone().webp({ lossless: true }).toBuffer(),
    },
    { name: 'WebP, extended', mime: 'image/webp', bytes: await icc.clone().webp().toBuffer() },
  ];
}

/** Equal only if size, channels and every decoded sample are equal. */
export async function pixelsEqual(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const [one, two] = await Promise.all(
    [a, b].map((bytes) => sharp(bytes).raw().toBuffer({ resolveWithObject: true })),
  );
  if (!one || !two) return false;
  const { width, height, channels } = one.info;
  const sameShape = width === two.info.width && height === two.info.height && channels === two.info.channels;
  return sameShape && one.data.equals(two.data);
}

function noise(width: number, height: number, channels: 3 | 4) {
  const data = Buffer.alloc(width * height * channels);
  let state = 1;
  for (let index = 0; index < data.length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    data[index] = state >>> 16;
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** An offset inside the compressed samples. */
export function imageData(mime: SealableMime, bytes: Uint8Array): number {
  const file = Buffer.from(bytes);
  if (mime === 'image/png') return file.indexOf('IDAT') + 100;
  if (mime === 'image/jpeg') return file.lastIndexOf(Buffer.from([0xff, 0xda])) + 100;
  return Math.max(file.indexOf('VP8L'), file.indexOf('VP8 ')) + 100;
}
