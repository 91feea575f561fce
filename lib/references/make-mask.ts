import { refused } from '@/lib/errors';
import { makeRendition } from '@/lib/media/make-rendition';
import { open } from '@/lib/media/safe-sharp';
import { growMask, maskFromOutline, subjectShare } from '@/lib/media/subject-mask';
import type { MaskShape } from './schemas';

/** Growing is our own loop over the pixels; beyond this many it is done on a smaller picture and enlarged. */
const GROW_PIXELS = 4_000_000;

/** The subject mask that a shape means, as 8-bit grey PNG of the picture's own size. Refuses one that keeps all or nothing. */
export async function makeMask(bytes: Uint8Array, shape: MaskShape): Promise<Buffer> {
  const { width, height } = await open(bytes).metadata();
  const mask = await drawn(bytes, width, height, shape);
  const share = await subjectShare(mask);
  if (share < 0.002)
    throw refused('Nothing would be left of the picture. The mask was not changed.', [
      {
        code: 'mask_empty',
        path: 'shape',
        message: 'The whole picture counts as background.',
        cure: 'Take less tolerance, or click elsewhere.',
      },
    ]);
  if (share > 0.998)
    throw refused('Nothing would be cut away. The mask was not changed.', [
      {
        code: 'mask_full',
        path: 'shape',
        message: 'The whole picture counts as product.',
        cure: 'Take more tolerance, or click on the background.',
      },
    ]);
  return mask;
}

async function drawn(bytes: Uint8Array, width: number, height: number, shape: MaskShape): Promise<Buffer> {
  if (shape.kind === 'outline') return maskFromOutline(width, height, shape.outline);
  if (width * height <= GROW_PIXELS) return growMask(bytes, shape.points, shape.tolerance);
  const small = await growMask(await makeRendition(bytes, 2048), shape.points, shape.tolerance);
  return open(small).resize(width, height, { fit: 'fill' }).toColourspace('b-w').png().toBuffer();
}

/** The picture with everything outside the mask transparent, as WebP of at most this width. */
export async function cutOut(bytes: Uint8Array, mask: Uint8Array, maxWidth: number): Promise<Buffer> {
  const { data, info } = await open(bytes)
    .resize({ width: maxWidth, withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const alpha = await open(mask)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
  return open(data)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .webp({ quality: 85 })
    .toBuffer();
}
