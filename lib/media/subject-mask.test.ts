import sharp from 'sharp';
import { expect, test } from 'vitest';
import { growMask, maskFromOutline, maskFromStrokes, subjectShare, validateMask } from './subject-mask';
import { UploadError } from './upload-error';

const grey = async (mask: Uint8Array) => {
  const { data, info } = await sharp(mask).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  expect((await sharp(mask).metadata()).channels).toBe(1);
  return (x: number, y: number) => data[y * info.width + x];
};
const square = [
  { x: 0.25, y: 0.25 },
  { x: 0.75, y: 0.25 },
  { x: 0.75, y: 0.75 },
  { x: 0.25, y: 0.75 },
];

test('an outline is filled, softly at its edge', async () => {
  const mask = await maskFromOutline(80, 60, square);
  const at = await grey(mask);
  expect(at(40, 30)).toBe(255);
  expect(at(5, 5)).toBe(0);
  expect(at(20, 30)).toBeGreaterThan(60);
  expect(at(20, 30)).toBeLessThan(220);
  expect(await subjectShare(mask)).toBeCloseTo(0.25, 1);
});

test('strokes are drawn in their order: filled, brushed, erased', async () => {
  const strokes = [
    { points: square },
    {
      points: [
        { x: 0.05, y: 0.5 },
        { x: 0.3, y: 0.5 },
      ],
      radius: 0.04,
    },
    { points: [{ x: 0.5, y: 0.5 }], radius: 0.1, erase: true },
  ];
  const at = await grey(await maskFromStrokes(80, 60, strokes, 0));
  expect([at(10, 30), at(10, 40), at(40, 30), at(25, 20)]).toEqual([255, 0, 0, 255]);
});

test('growing takes the background that was clicked, and stops at another colour', async () => {
  const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#d8c7a8' } })
    .composite([
      {
        input: await sharp({ create: { width: 30, height: 30, channels: 3, background: '#9c3b1b' } })
          .png()
          .toBuffer(),
        left: 15,
        top: 15,
      },
    ])
    .png()
    .toBuffer();
  const at = await grey(await growMask(picture, [{ x: 0, y: 0 }], 20));
  expect([at(30, 30), at(3, 3), at(57, 57)]).toEqual([255, 0, 0]);
  expect(await subjectShare(await growMask(picture, [{ x: 0.5, y: 0.5 }], 20))).toBeGreaterThan(0.7);
});

test('a mask from elsewhere must be a whole PNG of the size of its picture', async () => {
  const mask = await maskFromOutline(80, 60, square);
  expect((await grey(await validateMask(mask, 80, 60)))(40, 30)).toBe(255);
  const problem = (bytes: Uint8Array, width: number) =>
    validateMask(bytes, width, 60).catch((error: unknown) => (error as UploadError).problem);
  expect(await problem(mask, 81)).toBe('other_size');
  expect(await problem(mask.subarray(0, mask.length - 30), 80)).toBe('damaged');
  expect(await problem(await sharp(mask).jpeg().toBuffer(), 80)).toBe('other_type');
  expect(new UploadError('other_size').message).toContain('Nothing was stored');
});
