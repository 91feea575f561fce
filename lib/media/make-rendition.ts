import { open } from './safe-sharp';

export type RenditionWidth = 160 | 320 | 640 | 1280 | 2048;

/** A right-sized WebP for the screen; upright, never enlarged. */
export function makeRendition(bytes: Uint8Array, maxWidth: RenditionWidth): Promise<Buffer> {
  return open(bytes)
    .autoOrient()
    .resize({ width: maxWidth, withoutEnlargement: true })
    .webp({ quality: 82, effort: 3 })
    .toBuffer();
}
