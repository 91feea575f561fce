import { pixelDigest } from './pixel-digest';
import { MAX_PIXELS, open } from './safe-sharp';
import { endOfImage, type ImageMime, isAnimatedPng, sniff } from './sniff';
import { UploadError } from './upload-error';

export type DecodedImage = {
  mime: ImageMime;
  width: number;
  height: number;
  /** SHA-256 of the decoded pixels. */
  pixelDigest: string;
  hasAlpha: boolean;
};

/** An upload has at most this many bytes. */
const MAX_BYTES = 25 * 1024 * 1024;
/** What a model made has at most this many: 50 megapixels that hardly compress. */
export const GENERATED_MAX_BYTES = 96 * 1024 * 1024;
/** Cameras and tools pad their files with some zeros. */
const PADDING = 64 * 1024;

/**
 * Decodes what somebody uploaded or a model answered, as strictly as possible: what it is by its bytes, its size, all
 * of its pixels, and nothing behind them. Throws UploadError.
 */
export async function decodeUpload(
  bytes: Uint8Array,
  { announcedMime, maxBytes = MAX_BYTES }: { announcedMime?: string; maxBytes?: number } = {},
): Promise<DecodedImage> {
  if (bytes.byteLength === 0) throw new UploadError('empty');
  if (bytes.byteLength > maxBytes) throw new UploadError('too_large');
  const mime = sniff(bytes);
  if (!mime) throw new UploadError('not_an_image');
  if (announcedMime && announcedMime !== mime) throw new UploadError('other_type');
  const end = endOfImage(mime, bytes);
  if (end === null) throw new UploadError('damaged');
  const rest = bytes.subarray(end);
  if (isAnimatedPng(mime, bytes)) throw new UploadError('animated');
  if (rest.length > PADDING || rest.some((byte) => byte !== 0)) throw new UploadError('trailing_data');
  try {
    const found = await open(bytes, { strict: true }).metadata();
    if ((found.pages ?? 1) > 1) throw new UploadError('animated');
    if (found.width * found.height > MAX_PIXELS) throw new UploadError('too_many_pixels');
    return {
      mime,
      width: found.width,
      height: found.height,
      // Reads every pixel: a truncated file has good metadata.
      pixelDigest: await pixelDigest(bytes, { strict: true }),
      hasAlpha: found.hasAlpha,
    };
  } catch (error) {
    if (error instanceof UploadError) throw error;
    const text = error instanceof Error ? error.message : '';
    throw new UploadError(/pixel limit/i.test(text) ? 'too_many_pixels' : 'damaged', { cause: error });
  }
}
