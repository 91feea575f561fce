import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '@/lib/logger';
import { type DecodedImage, decodeUpload, GENERATED_MAX_BYTES } from '@/lib/media/decode-upload';
import type { Picture, PictureFailure } from '@/lib/models/generate-picture';
import { failure } from '@/lib/models/provider-failure';
import { putBlob } from '@/lib/storage/put-object';

const STORE_TRIES = 5;
const STORE_PAUSE_MS = 300;

export type Kept = {
  ok: true;
  picture: Picture;
  blob: Omit<DecodedImage, 'hasAlpha'> & { sha256: string; size: number };
};

/** Checks what came back as strictly as an upload, then stores it; what was paid for is not given up at the first hitch. */
export async function keepPicture(picture: Picture, outputId: string): Promise<Kept | PictureFailure> {
  const { usage, response } = picture;
  const decoded = await decodeUpload(picture.bytes, { maxBytes: GENERATED_MAX_BYTES }).catch(
    (error: unknown) => {
      logger.warn({ err: error, outputId }, 'a model answered with an unusable picture');
      return null;
    },
  );
  if (!decoded) return { ok: false, ...failure('failed', 'bad_picture', { usage, response, made: true }) };
  const { mime, width, height, pixelDigest } = decoded;
  for (let tries = 1; ; tries++)
    try {
      const { sha256, size } = await putBlob(picture.bytes, mime);
      return { ok: true, picture, blob: { sha256, size, mime, width, height, pixelDigest } };
    } catch (error) {
      logger.warn({ err: error, outputId, tries }, 'a picture could not be stored');
      if (tries >= STORE_TRIES)
        return {
          ok: false,
          ...failure('failed', 'picture_lost', {
            usage,
            response,
            made: true,
            message:
              'The picture was made, but our file store could not be reached for it. It is billed; run again.',
          }),
        };
      await sleep(STORE_PAUSE_MS * 2 ** tries);
    }
}
