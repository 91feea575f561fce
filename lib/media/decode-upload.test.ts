import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeUpload } from './decode-upload';
import { pixelDigest } from './pixel-digest';
import { UploadError } from './upload-error';

let png: Buffer;
let jpeg: Buffer;
let webp: Buffer;

beforeAll(async () => {
  png = await readFile('demo/coffee.png');
  jpeg = await readFile('demo/rocket.jpg');
  webp = await sharp(png).webp().toBuffer();
});

const problemOf = async (bytes: Uint8Array, mime?: string) => {
  const error = await decodeUpload(bytes, mime ? { announcedMime: mime } : {}).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(UploadError);
  expect((error as UploadError).message).toContain('Nothing was stored');
  return (error as UploadError).problem;
};

describe('good pictures', () => {
  test('PNG, JPEG and WebP', async () => {
    expect(await decodeUpload(png, { announcedMime: 'image/png' })).toMatchObject({
      mime: 'image/png',
      width: 600,
      height: 400,
    });
    expect(await decodeUpload(jpeg)).toMatchObject({ mime: 'image/jpeg', width: 640, height: 427 });
    expect(await decodeUpload(webp)).toMatchObject({ mime: 'image/webp', width: 600, height: 400 });
  });

  test('some zeros behind the picture are padding', async () => {
    expect((await decodeUpload(Buffer.concat([jpeg, Buffer.alloc(512)]))).width).toBe(640);
  });
});

describe('bad uploads', () => {
  test('nothing', async () => expect(await problemOf(Buffer.alloc(0))).toBe('empty'));
  test('30 MB of zeros', async () =>
    expect(await problemOf(Buffer.alloc(30 * 1024 * 1024))).toBe('too_large'));
  test('20 MB of zeros', async () =>
    expect(await problemOf(Buffer.alloc(20 * 1024 * 1024))).toBe('not_an_image'));
  test('text that says it is a PNG', async () =>
    expect(await problemOf(Buffer.from('hello'), 'image/png')).toBe('not_an_image'));
  test('a JPEG that says it is a PNG', async () =>
    expect(await problemOf(jpeg, 'image/png')).toBe('other_type'));
  test('an SVG', async () =>
    expect(
      await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).toBe('not_an_image'));
  test('a GIF', async () =>
    expect(await problemOf(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'))).toBe(
      'not_an_image',
    ));

  test.each([0.3, 0.6, 0.95])('a file cut at %d of its length', async (share) => {
    for (const whole of [png, jpeg, webp])
      expect(await problemOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('damaged');
  });

  test('256 megapixels in a small file', async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await problemOf(bomb)).toBe('too_many_pixels');
  }, 60_000);

  test('a picture with something else behind it', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    for (const whole of [png, jpeg, webp])
      expect(await problemOf(Buffer.concat([whole, html]))).toBe('trailing_data');
    expect(await problemOf(Buffer.concat([png, Buffer.alloc(100_000)]))).toBe('trailing_data');
  });

  test('an animated WebP', async () => {
    const frames = await sharp(
      Buffer.from(Array.from({ length: 8 * 16 * 3 }, (_, index) => (index * 37) % 251)),
      { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } },
    )
      .webp({ loop: 0 })
      .toBuffer();
    expect(await problemOf(frames)).toBe('animated');
  });

  test('an animated PNG', async () => {
    const control = Buffer.alloc(20);
    control.writeUInt32BE(8, 0);
    control.write('acTL', 4, 'latin1');
    control.writeUInt32BE(2, 8);
    control.writeUInt32BE(crc32(control.subarray(4, 16)), 16);
    const header = 8 + 25;
    const frames = Buffer.concat([png.subarray(0, header), control, png.subarray(header)]);
    expect(await problemOf(frames)).toBe('animated');
  });

  test('a WebP whose container says less than it holds', async () => {
    const short = Buffer.from(webp);
    short.writeUInt32LE(short.readUInt32LE(4) - 64, 4);
    expect(['trailing_data', 'damaged']).toContain(await problemOf(short));
  });
});

describe('the pixel digest', () => {
  test('is the same with other metadata and another container, and another with one other pixel', async () => {
    const before = await pixelDigest(png);
    expect(
      await pixelDigest(
        await sharp(png)
          .withExif({ IFD0: { Copyright: 'x' } })
          .png()
          .toBuffer(),
      ),
    ).toBe(before);
    expect(await pixelDigest(await sharp(png).webp({ lossless: true }).toBuffer())).toBe(before);
    const raw = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    raw.data[1234] = (raw.data[1234] ?? 0) ^ 1;
    const { width, height, channels } = raw.info;
    expect(
      await pixelDigest(await sharp(raw.data, { raw: { width, height, channels } }).png().toBuffer()),
    ).not.toBe(before);
  });
});
