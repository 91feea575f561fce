import sharp from 'sharp';
import { open } from '@/lib/media/safe-sharp';
import { backdropSvg, type Frame, surfaceSvg } from './backdrop-svg';
import { sandboxLabel } from './label';
import { glowSvg, grades, shadeSvg } from './light-svg';
import { productLayers } from './product-layer';
import { airSvg, propsSvg } from './props-svg';
import { composeFrom, readScene, type Scene } from './scene';

// Our own drawings are SVG; what people upload is told by its bytes before it gets to a decoder.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

export type SandboxRequest = {
  seed: number;
  width: number;
  height: number;
  operation: 'generate' | 'vary' | 'refine' | 'localise' | 'edit';
  /** Slot values by key, and `palette` as hex colours. */
  scene: Record<string, string | number | string[] | undefined>;
  product?: { bytes: Uint8Array; mask?: Uint8Array };
  /** The parent picture of an image-to-image call. */
  base?: Uint8Array;
  signal?: AbortSignal;
};

const MARK = 'countersign-sandbox:';

/** The renderer writes where it put things into its own pictures, so that a child can keep its parent's composition. */
async function readMark(base: Uint8Array): Promise<{ composition: string; variation: string } | null> {
  const { exif } = await open(base).metadata();
  const found = exif?.toString('latin1').match(/countersign-sandbox:([\w.-]{1,80})\/([\w.-]{1,80});/);
  return found ? { composition: found[1] ?? '', variation: found[2] ?? '' } : null;
}

const svg = (size: { width: number; height: number }, frame: Frame, body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${frame.w} ${frame.h}">${body}</svg>`,
  );

/**
 * Draws a campaign draft: the product reference in a scene that follows the slots. The same request gives the same
 * bytes; nothing of it depends on time, machine or chance.
 */
export async function renderSandbox(request: SandboxRequest): Promise<Buffer> {
  const mark = request.base ? await readMark(request.base) : null;
  const keeps = request.operation === 'refine' || request.operation === 'localise';
  const keys = {
    composition: mark?.composition ?? String(request.seed),
    variation: mark && keeps ? mark.variation : String(request.seed),
  };
  const scene = readScene(request.scene, composeFrom(keys.composition), keys.variation);
  const size = { width: request.width, height: request.height };
  const frame: Frame = { w: 1000, h: (1000 * size.height) / size.width };
  request.signal?.throwIfAborted();
  const ground =
    request.base && !mark ? await photoGround(request.base, size) : await drawnGround(scene, size, frame);
  request.signal?.throwIfAborted();
  const product =
    request.product && !(request.base && !mark)
      ? await productLayers(request.product, scene, size, shadowDarkness(scene))
      : [];
  const props = request.base && !mark ? [] : [{ input: svg(size, frame, propsSvg(scene, frame)) }];
  const grade = grades[scene.light];
  const placed = await sharp(ground)
    .composite([...props, ...product])
    .png({ compressionLevel: 1 })
    .toBuffer();
  request.signal?.throwIfAborted();
  const lit = await sharp(placed)
    .modulate({ brightness: grade.brightness, saturation: grade.saturation })
    .composite([
      { input: svg(size, frame, shadeSvg(scene, frame)), blend: 'multiply' },
      { input: svg(size, frame, glowSvg(scene, frame)), blend: 'screen' },
      {
        input: await sharp(svg(size, frame, airSvg(scene, frame)))
          .blur(Math.max(0.5, size.width * 0.002))
          .png({ compressionLevel: 1 })
          .toBuffer(),
      },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer();
  request.signal?.throwIfAborted();
  return sharp(lit)
    .composite(await sandboxLabel(size))
    .removeAlpha()
    .withExif({
      IFD0: {
        ImageDescription: `${MARK}${keys.composition}/${keys.variation};`,
        Software: 'Countersign sandbox',
      },
    })
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
}

const shadowDarkness = (scene: Scene) => 0.5 + grades[scene.light].shade * 0.5;

/** Sky and distance out of focus, the surface in focus. */
async function drawnGround(
  scene: Scene,
  size: { width: number; height: number },
  frame: Frame,
): Promise<Buffer> {
  const far = await sharp(svg(size, frame, backdropSvg(scene, frame)))
    .blur(Math.max(1, size.width * (scene.backdrop === 'studio' ? 0.006 : 0.011)))
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const surface = svg(size, frame, surfaceSvg(scene, frame));
  return sharp(far)
    .composite([{ input: surface }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** A photo that somebody uploaded stays itself; only light and season change. */
const photoGround = (base: Uint8Array, size: { width: number; height: number }): Promise<Buffer> =>
  open(base)
    .autoOrient()
    .resize(size.width, size.height, { fit: 'cover' })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
