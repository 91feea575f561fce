import sharp from 'sharp';
import { decodeUpload } from './decode-upload';
import { open } from './safe-sharp';
import { UploadError } from './upload-error';

export type Point = { x: number; y: number };

const png = (mask: Uint8Array, width: number, height: number, feather: number) => {
  const image = sharp(mask, { raw: { width, height, channels: 1 } });
  return (feather > 0 ? image.blur(feather) : image).toColourspace('b-w').png().toBuffer();
};

/** Fills an outline (fractions of width and height; even-odd). */
function fill(
  mask: Uint8Array,
  width: number,
  height: number,
  outline: readonly Point[],
  value: number,
): void {
  const points = outline.map((point) => ({ x: point.x * width, y: point.y * height }));
  for (let y = 0; y < height; y++) {
    const crossings: number[] = [];
    for (let index = 0; index < points.length; index++) {
      const a = points[index] as Point;
      const b = points[(index + 1) % points.length] as Point;
      const line = y + 0.5;
      if (a.y <= line !== b.y <= line) crossings.push(a.x + ((line - a.y) / (b.y - a.y)) * (b.x - a.x));
    }
    crossings.sort((left, right) => left - right);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil((crossings[pair] as number) - 0.5));
      const to = Math.min(width - 1, Math.floor((crossings[pair + 1] as number) - 0.5));
      if (to >= from) mask.fill(value, y * width + from, y * width + to + 1);
    }
  }
}

/** A subject mask (8-bit grey, 255 = subject) from an outline in fractions of width and height; even-odd, feathered. */
export function maskFromOutline(
  width: number,
  height: number,
  outline: readonly Point[],
  feather = 1.2,
): Promise<Buffer> {
  return maskFromStrokes(width, height, [{ points: outline }], feather);
}

/** Something drawn on a mask: a filled outline, or with a radius (a fraction of the width) the path of a round brush. */
export type Stroke = { points: readonly Point[]; radius?: number; erase?: boolean };

/** A subject mask from what was drawn, in its order. */
export function maskFromStrokes(
  width: number,
  height: number,
  strokes: readonly Stroke[],
  feather = 1.2,
): Promise<Buffer> {
  const mask = new Uint8Array(width * height);
  for (const { points, radius, erase } of strokes) {
    const value = erase ? 0 : 255;
    if (radius === undefined) fill(mask, width, height, points, value);
    else brush(mask, width, height, points, radius * width, value);
  }
  return png(mask, width, height, feather);
}

function brush(
  mask: Uint8Array,
  width: number,
  height: number,
  path: readonly Point[],
  radius: number,
  value: number,
): void {
  for (let index = 0; index < path.length; index++) {
    const a = path[index] as Point;
    const b = path[index + 1] ?? a;
    const [ax, ay, dx, dy] = [a.x * width, a.y * height, (b.x - a.x) * width, (b.y - a.y) * height];
    const long = dx * dx + dy * dy;
    const [top, bottom] = [Math.min(ay, ay + dy) - radius, Math.max(ay, ay + dy) + radius];
    const [left, right] = [Math.min(ax, ax + dx) - radius, Math.max(ax, ax + dx) + radius];
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
        const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
        const share = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long));
        if ((px - share * dx) ** 2 + (py - share * dy) ** 2 <= radius * radius) mask[y * width + x] = value;
      }
  }
}

/** sRGB bytes as OKLab, in which distances are about as people see them. */
function oklab(r8: number, g8: number, b8: number): [number, number, number] {
  const linear = (value: number) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [linear(r8), linear(g8), linear(b8)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/**
 * Grows the background from the clicked places (fractions of width and height) over neighbours whose colour is within
 * `tolerance` (0 to 100) of a clicked one; the subject is what is left.
 */
export async function growMask(
  bytes: Uint8Array,
  clicks: readonly Point[],
  tolerance: number,
): Promise<Buffer> {
  const { data, info } = await open(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const lab = (index: number) =>
    oklab(data[index * 3] ?? 0, data[index * 3 + 1] ?? 0, data[index * 3 + 2] ?? 0);
  const seeds = clicks.map(
    ({ x, y }) =>
      Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width)),
  );
  const colours = seeds.map(lab);
  const reach = (0.005 + (tolerance / 100) * 0.35) ** 2;
  const near = (index: number) => {
    const [l, a, b] = lab(index);
    return colours.some(([cl, ca, cb]) => (l - cl) ** 2 * 0.6 + (a - ca) ** 2 + (b - cb) ** 2 <= reach);
  };
  const mask = new Uint8Array(width * height).fill(255);
  const queue = [...seeds];
  for (const seed of seeds) mask[seed] = 0;
  while (queue.length > 0) {
    const index = queue.pop() as number;
    const x = index % width;
    const neighbours = [x > 0 ? index - 1 : -1, x < width - 1 ? index + 1 : -1, index - width, index + width];
    for (const next of neighbours)
      if (next >= 0 && next < mask.length && mask[next] === 255 && near(next)) {
        mask[next] = 0;
        queue.push(next);
      }
  }
  return png(mask, width, height, 1);
}

/** Share of the picture that the mask calls subject, 0 to 1. */
export async function subjectShare(mask: Uint8Array): Promise<number> {
  const { channels } = await open(mask).stats();
  return (channels[0]?.mean ?? 0) / 255;
}

/**
 * Reads a mask that somebody made elsewhere as 8-bit grey of the picture's size. Throws UploadError where it is not a
 * good PNG or belongs to a picture of another size.
 */
export async function validateMask(bytes: Uint8Array, width: number, height: number): Promise<Buffer> {
  const found = await decodeUpload(bytes, { announcedMime: 'image/png' });
  if (found.width !== width || found.height !== height) throw new UploadError('other_size');
  return open(bytes, { strict: true })
    .flatten({ background: 'black' })
    .toColourspace('b-w')
    .extractChannel(0)
    .png()
    .toBuffer();
}
