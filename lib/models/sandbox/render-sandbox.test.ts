import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { maskFromOutline, subjectShare } from '@/lib/media/subject-mask';
import { renderSandbox, type SandboxRequest } from './render-sandbox';

let coffee: Buffer;
let mask: Buffer;
beforeAll(async () => {
  coffee = await readFile('demo/coffee.png');
  mask = await maskFromOutline(600, 400, JSON.parse(await readFile('demo/coffee-outline.json', 'utf8')));
});

const render = (over: Partial<SandboxRequest> = {}) =>
  renderSandbox({
    seed: 101,
    width: 320,
    height: 400,
    operation: 'generate',
    scene: { background: 'oak kitchen table', light: 'golden hour', season: 'autumn', palette: ['#9c3b1b'] },
    product: { bytes: coffee, mask },
    ...over,
  });

/** Mean difference of two pictures at thumbnail size, 0 to 255. */
async function distance(a: Buffer, b: Buffer): Promise<number> {
  const small = (bytes: Buffer) =>
    sharp(bytes).resize(48, 60, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [left, right] = await Promise.all([small(a), small(b)]);
  return left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0) / left.length;
}

/** How many of 64 neighbouring brightnesses differ in direction: a perceptual hash's distance. */
async function hashDistance(a: Buffer, b: Buffer): Promise<number> {
  const hash = async (bytes: Buffer) => {
    const grey = await sharp(bytes)
      .resize(9, 8, { fit: 'fill' })
      .toColourspace('b-w')
      .extractChannel(0)
      .raw()
      .toBuffer();
    return Array.from(
      { length: 64 },
      (_, bit) =>
        (grey[Math.floor(bit / 8) * 9 + (bit % 8)] ?? 0) <
        (grey[Math.floor(bit / 8) * 9 + (bit % 8) + 1] ?? 0),
    );
  };
  const [left, right] = await Promise.all([hash(a), hash(b)]);
  return left.filter((bit, index) => bit !== right[index]).length;
}

test('the outline of the demo cup covers cup and saucer, and no more', async () => {
  const share = await subjectShare(mask);
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.55);
});

describe('the sandbox renderer', () => {
  test('the same request gives the same bytes', async () => {
    expect((await render()).equals(await render())).toBe(true);
  });

  test('four seeds give four different pictures', async () => {
    const pictures = await Promise.all([101, 202, 303, 404].map((seed) => render({ seed })));
    for (let i = 0; i < 4; i++)
      for (let j = i + 1; j < 4; j++) {
        const pair = [pictures[i] as Buffer, pictures[j] as Buffer] as const;
        expect(await distance(...pair)).toBeGreaterThan(6);
        expect(await hashDistance(...pair)).toBeGreaterThan(6);
      }
  });

  test.each([
    ['background', 'marble counter'],
    ['light', 'candlelight'],
    ['season', 'winter'],
  ])('the slot %s changes the picture', async (key, value) => {
    const before = {
      background: 'oak kitchen table',
      light: 'golden hour',
      season: 'autumn',
      palette: ['#9c3b1b'],
    };
    expect(
      await distance(await render(), await render({ scene: { ...before, [key]: value } })),
    ).toBeGreaterThan(0.8);
  });

  test('the product and its mask are used', async () => {
    const masked = await render();
    const empty = await renderSandbox({
      seed: 101,
      width: 320,
      height: 400,
      operation: 'generate',
      scene: { background: 'oak table' },
    });
    expect(await distance(masked, empty)).toBeGreaterThan(8);
    expect(await distance(masked, await render({ product: { bytes: coffee } }))).toBeGreaterThan(4);
  });

  test('a refinement keeps its parent, with more pixels', async () => {
    const draft = await render();
    const final = await render({ operation: 'refine', base: draft, width: 640, height: 800 });
    expect(await sharp(final).metadata()).toMatchObject({ width: 640, height: 800 });
    expect(await distance(draft, final)).toBeLessThan(4);
  });

  test('a variation keeps where the product stands', async () => {
    const draft = await render();
    const varied = await render({ operation: 'vary', base: draft, seed: 303 });
    expect(await distance(draft, varied)).toBeLessThan(await distance(draft, await render({ seed: 303 })));
    expect(varied.equals(draft)).toBe(false);
  });

  test('an uploaded photo stays itself', async () => {
    const varied = await render({
      operation: 'vary',
      base: coffee,
      width: 600,
      height: 400,
      product: { bytes: coffee },
    });
    expect(await distance(await sharp(coffee).toBuffer(), varied)).toBeLessThan(45);
  });

  test('an edit changes nothing outside its mask', async () => {
    const draft = await render();
    const may = Buffer.alloc(320 * 400);
    for (let y = 0; y < 160; y++) may.fill(255, y * 320, y * 320 + 200);
    const allowed = await sharp(may, { raw: { width: 320, height: 400, channels: 1 } })
      .png()
      .toBuffer();
    const edited = await render({
      operation: 'edit',
      base: draft,
      mask: allowed,
      seed: 7,
      scene: { background: 'marble', light: 'studio' },
    });
    const [before, after] = await Promise.all(
      [draft, edited].map((picture) => sharp(picture).raw().toBuffer()),
    );
    let changed = 0;
    for (let index = 0; index < may.length; index++)
      for (let c = 0; c < 3; c++)
        if (before?.[index * 3 + c] !== after?.[index * 3 + c]) {
          expect(may[index]).toBe(255);
          changed += 1;
        }
    expect(changed).toBeGreaterThan(10_000);
  });

  test('a market changes a localised picture, and little of it', async () => {
    const draft = await render();
    const local = (market: string) =>
      render({
        operation: 'localise',
        base: draft,
        scene: {
          background: 'oak kitchen table',
          light: 'golden hour',
          season: 'autumn',
          palette: ['#9c3b1b'],
          market,
        },
      });
    const [germany, japan] = await Promise.all([local('DE'), local('JP')]);
    expect(germany?.equals(japan as Buffer)).toBe(false);
    expect(await distance(draft, germany as Buffer)).toBeLessThan(12);
  });

  test('stops when it is told to', async () => {
    await expect(render({ signal: AbortSignal.abort() })).rejects.toThrow();
  });

  test('words that mean nothing are no error', async () => {
    const picture = await render({ scene: { background: 'zzz', odd: 7, list: ['x'] } });
    expect((await sharp(picture).metadata()).format).toBe('png');
  });
});
