import sharp from 'sharp';
import { open } from '@/lib/media/safe-sharp';
import type { Layer, Size } from './canvas';
import type { Scene, Shape } from './scene';

export type ProductInput = { bytes: Uint8Array; mask?: Uint8Array };
/** The product by itself, at the size of its source, and how it was photographed. */
export type Subject = Layer & { shape: Shape };
/** The product at its size and place in the picture. */
export type Placed = { layer: Layer; left: number; top: number };

const LIMIT = 1800;

/** The product without its background, or as a print where nobody masked it; about as large as the picture needs. */
export async function readSubject(product: ProductInput, picture: Size): Promise<Subject> {
  const edge = Math.min(LIMIT, Math.max(picture.width, picture.height));
  return (
    (product.mask ? await cutOut(product.bytes, product.mask, edge) : null) ??
    (await print(product.bytes, edge))
  );
}

async function cutOut(bytes: Uint8Array, mask: Uint8Array, edge: number): Promise<Subject | null> {
  const { data, info } = await open(bytes)
    .autoOrient()
    // Enlarged too: an edge cut at a small photo's size would show its steps in a large picture.
    .resize(edge, edge, { fit: 'inside' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  // Drawn masks run along the outside of the edge: a little less keeps the old background out.
  const alpha = await open(mask)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .extractChannel(0)
    .blur(Math.max(0.8, edge * 0.0017))
    .linear(1.9, -205)
    .raw()
    .toBuffer();
  const box = bounds(alpha, width, height);
  if (!box) return null;
  const whole = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index++) {
    whole[index * 4] = data[index * 3] as number;
    whole[index * 4 + 1] = data[index * 3 + 1] as number;
    whole[index * 4 + 2] = data[index * 3 + 2] as number;
    whole[index * 4 + 3] = alpha[index] as number;
  }
  return {
    data: await sharp(whole, { raw: { width, height, channels: 4 } })
      .extract(box)
      .raw()
      .toBuffer(),
    width: box.width,
    height: box.height,
    shape: box.width / box.height > 0.85 ? 'wide' : 'tall',
  };
}

function bounds(alpha: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((alpha[y * width + x] ?? 0) > 24) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  if (right - left < 8 || bottom - top < 8) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** A photo that nobody masked is shown as what it is: a print with a white border. */
async function print(bytes: Uint8Array, edge: number): Promise<Subject> {
  const { data, info } = await open(bytes)
    .autoOrient()
    .resize(edge, edge, { fit: 'inside' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const border = Math.round(Math.max(info.width, info.height) * 0.035);
  const framed = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extend({ top: border, bottom: border, left: border, right: border, background: '#faf8f4' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { data: framed, width: info.width + border * 2, height: info.height + border * 2, shape: 'print' };
}

/** The product at its size, turned a little and in its place: never cut by the picture's edge. */
export async function placeProduct(subject: Subject, scene: Scene, size: Size): Promise<Placed> {
  const { composition } = scene;
  const unit = Math.sqrt(size.width * size.height);
  const eye = composition.view === 'eye';
  const scale = Math.min(
    (unit * composition.size * (eye ? 0.8 : 1)) / subject.width,
    (size.width * 0.84) / subject.width,
    (size.height * (eye ? composition.size : 0.58)) / subject.height,
  );
  const scaled = await sharp(subject.data, {
    raw: { width: subject.width, height: subject.height, channels: 4 },
  })
    .resize(Math.max(1, Math.round(subject.width * scale)), Math.max(1, Math.round(subject.height * scale)), {
      fit: 'fill',
      kernel: 'lanczos3',
    })
    .sharpen({ sigma: 0.7 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(scaled.data, {
    raw: { width: scaled.info.width, height: scaled.info.height, channels: 4 },
  })
    .rotate(composition.tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const keep = (at: number, length: number, whole: number) =>
    Math.round(Math.max(whole * 0.03, Math.min(whole * 0.97 - length, at)));
  return {
    layer: { width, height, data },
    left: keep(composition.x * size.width - width / 2, width, size.width),
    top: keep(composition.y * size.height - (eye ? height : height / 2), height, size.height),
  };
}
