import { createHash } from 'node:crypto';
import { open } from './safe-sharp';

/**
 * SHA-256 over the decoded pixels (8-bit RGBA, orientation not applied), after "width x height". Metadata does not
 * change it; a single other pixel does. `strict` throws where a file is damaged
 * or incomplete.
 */
export async function pixelDigest(bytes: Uint8Array, options: { strict?: boolean } = {}): Promise<string> {
  const { data, info } = await open(bytes, options)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return createHash('sha256').update(`${info.width}x${info.height}\n`).update(data).digest('hex');
}
