import sharp, { type OverlayOptions } from 'sharp';
import { open } from '@/lib/media/safe-sharp';
import type { Scene } from './scene';

type Size = { width: number; height: number };
type Layer = { image: Buffer; width: number; height: number };

/** The product without its background, cropped to what is left; null when the mask says nothing. */
async function cutOut(bytes: Uint8Array, mask: Uint8Array): Promise<Layer | null> {
  const picture = await open(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { width, height } = await open(picture).metadata();
  const alpha = await open(mask)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
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
  const box = { left, top, width: right - left + 1, height: bottom - top + 1 };
  const joined = await sharp(picture)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { image: await sharp(joined).extract(box).png({ compressionLevel: 1 }).toBuffer(), ...box };
}

/** A photo that nobody masked is shown as what it is: a print with a white border. */
async function print(bytes: Uint8Array, longEdge: number): Promise<Layer> {
  const photo = await open(bytes)
    .autoOrient()
    .resize(longEdge, longEdge, { fit: 'inside' })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { width, height } = await open(photo).metadata();
  const border = Math.round(longEdge * 0.035);
  const image = await sharp(photo)
    .extend({ top: border, bottom: border, left: border, right: border, background: '#fbfaf7' })
    .ensureAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { image, width: width + border * 2, height: height + border * 2 };
}

/** The silhouette as a soft shadow, lying down and away from the light. */
async function shadowOf(
  layer: Layer,
  scene: Scene,
  size: Size,
  darkness: number,
): Promise<OverlayOptions & Size> {
  const width = Math.round(layer.width * 1.08);
  const height = Math.max(8, Math.round(layer.height * 0.3));
  const blur = Math.max(1, size.width * 0.012);
  const pad = Math.round(blur * 3);
  const flat = await sharp(layer.image)
    .extractChannel('alpha')
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  const [w, h] = [width + pad * 2, height + pad * 2];
  // Room around it, so that the blur runs out before the edge.
  const wide = new Uint8Array(w * h);
  for (let y = 0; y < height; y++) wide.set(flat.subarray(y * width, (y + 1) * width), (y + pad) * w + pad);
  const soft = await sharp(wide, { raw: { width: w, height: h, channels: 1 } })
    .blur(blur)
    .linear(darkness, 0)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const input = await sharp({ create: { width: w, height: h, channels: 3, background: '#140b06' } })
    .joinChannel(soft, { raw: { width: w, height: h, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const shift = Math.round(layer.width * 0.07) * (scene.composition.lightFromLeft ? 1 : -1);
  return {
    input,
    width: w,
    height: h,
    left: shift - Math.round((w - layer.width) / 2),
    top: -Math.round(h * 0.62),
  };
}

/** Keeps an overlay inside the picture: sharp refuses one that hangs over the edge. */
async function inside(
  overlay: { input: Buffer; left: number; top: number; width: number; height: number },
  size: Size,
): Promise<OverlayOptions[]> {
  const left = Math.max(0, overlay.left);
  const top = Math.max(0, overlay.top);
  const right = Math.min(size.width, overlay.left + overlay.width);
  const bottom = Math.min(size.height, overlay.top + overlay.height);
  if (right - left < 1 || bottom - top < 1) return [];
  const input = await sharp(overlay.input)
    .extract({ left: left - overlay.left, top: top - overlay.top, width: right - left, height: bottom - top })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return [{ input, left, top }];
}

/** The product in its place, with the shadow under it. */
export async function productLayers(
  product: { bytes: Uint8Array; mask?: Uint8Array },
  scene: Scene,
  size: Size,
  darkness: number,
): Promise<OverlayOptions[]> {
  const { composition } = scene;
  const cut = product.mask ? await cutOut(product.bytes, product.mask) : null;
  const target = Math.round(Math.min(size.width * composition.productScale, size.height * 0.72));
  const found = cut ?? (await print(product.bytes, Math.round(target * 0.95)));
  const scale = Math.min(target / found.width, (size.height * 0.62) / found.height);
  const width = Math.round(found.width * scale);
  const height = Math.round(found.height * scale);
  const upright = await sharp(found.image)
    .resize(width, height, { kernel: 'lanczos3' })
    .sharpen({ sigma: 0.6 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const turned = await sharp(upright)
    .rotate(composition.tilt * (cut ? 0.6 : 1), { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const layer: Layer = { image: turned.data, width: turned.info.width, height: turned.info.height };
  const left = Math.round(composition.productX * size.width - layer.width / 2);
  const base = Math.round(composition.productBase * size.height);
  const top = base - layer.height;
  const shadow = await shadowOf(layer, scene, size, darkness);
  return [
    ...(await inside(
      {
        input: shadow.input as Buffer,
        width: shadow.width,
        height: shadow.height,
        left: left + (shadow.left ?? 0),
        top: base + (shadow.top ?? 0),
      },
      size,
    )),
    ...(await inside({ input: layer.image, width: layer.width, height: layer.height, left, top }, size)),
  ];
}
