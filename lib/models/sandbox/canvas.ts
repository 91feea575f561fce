import sharp from 'sharp';

export type Size = { width: number; height: number };
/** The picture's own ratio with an area of a million: a length of 1000 is about its edge, at every resolution. */
export type Frame = { w: number; h: number };
/** Three bytes a pixel. */
export type Canvas = Size & { data: Uint8ClampedArray };
/** Four bytes a pixel, alpha not multiplied in. */
export type Layer = Size & { data: Uint8Array };

export function frameOf({ width, height }: Size): Frame {
  const unit = Math.sqrt(width * height) / 1000;
  return { w: width / unit, h: height / unit };
}

export const drawing = (size: Size, frame: Frame, body: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${frame.w} ${frame.h}">${body}</svg>`,
  );

/** A smaller size of the same ratio, for what will be out of focus anyway: cheap, and the same at every resolution. */
export function smallSize(size: Size, longEdge: number): Size {
  const by = longEdge / Math.max(size.width, size.height);
  return {
    width: Math.max(1, Math.round(size.width * by)),
    height: Math.max(1, Math.round(size.height * by)),
  };
}

export async function drawLayer(size: Size, frame: Frame, body: string): Promise<Layer> {
  const { data } = await sharp(drawing(size, frame, body))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...size, data };
}

export type Region = Size & { left: number; top: number };

/** Draws small, blurs by `blur` of those small pixels, and enlarges: the whole picture, or a region of it. */
export async function drawSoft(
  size: Size,
  frame: Frame,
  body: string,
  blur: number,
  { edge = 384, region = { left: 0, top: 0, ...size } }: { edge?: number; region?: Region } = {},
): Promise<Layer> {
  const small = smallSize(size, edge);
  const blurred = await sharp(drawing(small, frame, body))
    .ensureAlpha()
    .blur(blur)
    .raw()
    .toBuffer();
  const data = await sharp(blurred, { raw: { ...small, channels: 4 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .extract(region)
    .raw()
    .toBuffer();
  return { width: region.width, height: region.height, data };
}

/** Lays a layer over the canvas; `light` is asked for the light at each pixel. */
export function over(
  canvas: Canvas,
  layer: Layer,
  left: number,
  top: number,
  light?: (out: Float32Array, x: number, y: number) => void,
): void {
  const factor = new Float32Array([1, 1, 1]);
  const fromX = Math.max(0, -left);
  const toX = Math.min(layer.width, canvas.width - left);
  for (let y = Math.max(0, -top); y < Math.min(layer.height, canvas.height - top); y++)
    for (let x = fromX; x < toX; x++) {
      const from = (y * layer.width + x) * 4;
      const alpha = (layer.data[from + 3] as number) / 255;
      if (alpha === 0) continue;
      light?.(factor, x + left, y + top);
      const to = ((y + top) * canvas.width + x + left) * 3;
      for (let c = 0; c < 3; c++) {
        const below = canvas.data[to + c] as number;
        canvas.data[to + c] =
          below + ((layer.data[from + c] as number) * (factor[c] as number) - below) * alpha;
      }
    }
}
