import sharp from 'sharp';
import { open } from '@/lib/media/safe-sharp';
import { drawBackdrop } from './backdrop';
import { type Canvas, frameOf, over, type Size } from './canvas';
import { develop } from './develop';
import { paintGround } from './ground';
import { sandboxLabel } from './label';
import { gently, lightOn } from './light-map';
import { type Mark, markText, readMark } from './mark';
import { placeProduct, readSubject } from './product';
import { layForeground, layProps } from './props';
import { composeFrom, readScene, type Scene, themeOf } from './scene';
import { castShadows } from './shadows';

// Our own drawings are SVG; what people upload is told by its bytes before it gets to a decoder.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

export type SandboxRequest = {
  /** The composed prompt; only what it is about is read from it. */
  prompt?: string;
  seed: number;
  width: number;
  height: number;
  operation: 'generate' | 'vary' | 'refine' | 'localise' | 'edit';
  /** Slot values by key, and `palette` as hex colours. */
  scene: Record<string, string | number | string[] | undefined>;
  product?: { bytes: Uint8Array; mask?: Uint8Array };
  /** The parent picture of an image-to-image call. */
  base?: Uint8Array;
  /** Where the parent may change (white); every other pixel stays as it is. */
  mask?: Uint8Array;
  signal?: AbortSignal;
};

/**
 * Draws a campaign draft: the product reference in a scene that follows the slots. The same request gives the same
 * bytes; nothing of it depends on time, machine or chance.
 */
export async function renderSandbox(request: SandboxRequest): Promise<Buffer> {
  request.signal?.throwIfAborted();
  const size = { width: request.width, height: request.height };
  const parent = request.base ? await readMark(request.base) : null;
  const mark = markFor(request, parent);
  const photo = request.base && !parent ? request.base : null;
  const subject = request.product && !photo ? await readSubject(request.product, size) : null;
  const composition = composeFrom(mark.composition, subject?.shape ?? 'none');
  const scene = readScene(request.scene, composition, mark.variation, mark.theme);
  const canvas = photo
    ? await relitPhoto(photo, scene, size)
    : await drawnScene(request, scene, size, subject);
  request.signal?.throwIfAborted();
  await sandboxLabel(canvas);
  if (request.base && request.mask) await keepOutside(canvas, request.base, request.mask);
  return sharp(canvas.data, { raw: { ...size, channels: 3 } })
    .withExif({ IFD0: { ImageDescription: markText(mark), Software: 'Countersign sandbox' } })
    .png({ compressionLevel: 4, adaptiveFiltering: true, palette: false })
    .toBuffer();
}

/** A child keeps its parent's composition; a refinement or a localised one its small things too. */
function markFor(request: SandboxRequest, parent: Mark | null): Mark {
  const keeps = request.operation === 'refine' || request.operation === 'localise';
  const words = `${request.prompt ?? ''} ${Object.values(request.scene).join(' ')}`;
  return {
    composition: parent?.composition ?? String(request.seed),
    variation: parent && keeps ? parent.variation : String(request.seed),
    theme: parent?.theme ?? themeOf(words),
  };
}

async function drawnScene(
  request: SandboxRequest,
  scene: Scene,
  size: Size,
  subject: Awaited<ReturnType<typeof readSubject>> | null,
): Promise<Canvas> {
  const frame = frameOf(size);
  const canvas: Canvas = { ...size, data: new Uint8ClampedArray(size.width * size.height * 3) };
  const lightAt = await lightOn(scene, size, frame);
  const behind = await drawBackdrop(scene, size, frame);
  await paintGround(canvas, scene, behind?.[0] ?? null, lightAt, request.signal);
  if (behind) over(canvas, behind[1], 0, 0);
  const placed = subject ? await placeProduct(subject, scene, size) : null;
  await layProps(canvas, scene, frame, placed, gently(lightAt, 0.85));
  request.signal?.throwIfAborted();
  if (placed) {
    await castShadows(canvas, placed, scene, subject?.shape === 'print');
    over(canvas, placed.layer, placed.left, placed.top, gently(lightAt, 0.62));
  }
  await layForeground(canvas, scene, frame, gently(lightAt, 0.8));
  develop(canvas, scene);
  return canvas;
}

/** A photo that somebody uploaded stays itself; only light and season change. */
async function relitPhoto(photo: Uint8Array, scene: Scene, size: Size): Promise<Canvas> {
  const data = await open(photo)
    .autoOrient()
    .resize(size.width, size.height, { fit: 'cover' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  const canvas: Canvas = { ...size, data: new Uint8ClampedArray(data) };
  const frame = frameOf(size);
  const light = gently(await lightOn(scene, size, frame), 0.4);
  const factor = new Float32Array(3);
  for (let index = 0; index < size.width * size.height; index++) {
    light(factor, index % size.width, Math.floor(index / size.width));
    for (let c = 0; c < 3; c++)
      canvas.data[index * 3 + c] = (canvas.data[index * 3 + c] as number) * (factor[c] as number);
  }
  await layForeground(canvas, scene, frame, light);
  develop(canvas, scene, 0.7);
  return canvas;
}

/** Puts the parent's own pixels back wherever the mask does not allow a change. */
async function keepOutside(canvas: Canvas, base: Uint8Array, mask: Uint8Array): Promise<void> {
  const { width, height, data } = canvas;
  const before = await open(base)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  const may = await open(mask)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
  for (let index = 0; index < width * height; index++) {
    const share = (may[index] as number) / 255;
    for (let c = 0; c < 3; c++) {
      const kept = before[index * 3 + c] as number;
      data[index * 3 + c] = kept + ((data[index * 3 + c] as number) - kept) * share;
    }
  }
}
