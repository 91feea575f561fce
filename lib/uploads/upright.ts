import { open } from '@/lib/media/safe-sharp';

/**
 * Cameras store a turned picture and a note to turn it back. Masks, renderers and models must all see the same grid of
 * pixels, so such a picture is turned for good (and loses the camera's notes, its location among them). Others stay
 * byte for byte.
 */
export async function upright(bytes: Uint8Array): Promise<Uint8Array> {
  const { orientation, format } = await open(bytes).metadata();
  if (!orientation || orientation === 1) return bytes;
  const turned = open(bytes).autoOrient();
  if (format === 'jpeg') return turned.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  return format === 'webp' ? turned.webp({ lossless: true }).toBuffer() : turned.png().toBuffer();
}
