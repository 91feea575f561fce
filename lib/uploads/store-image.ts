import { decodeUpload } from '@/lib/media/decode-upload';
import type { StoredImage } from '@/lib/references/schemas';
import { putBlob } from '@/lib/storage/put-object';
import { upright } from './upright';

/** Checks that the bytes are a picture that we can work with, then stores them. Bad bytes are refused and not stored. */
export async function storeImage(bytes: Uint8Array): Promise<StoredImage> {
  const given = await decodeUpload(bytes);
  const kept = await upright(bytes);
  const { mime, width, height, pixelDigest } = kept === bytes ? given : await decodeUpload(kept);
  const { sha256, size } = await putBlob(kept, mime);
  return { sha256, mime, size, width, height, pixelDigest };
}
