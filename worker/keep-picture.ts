import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '@/lib/logger';
import { type DecodedImage, decodeUpload, GENERATED_MAX_BYTES } from '@/lib/media/decode-upload';
import type { Picture, PictureFailure } from '@/lib/models/generate-picture';
import { type Failure, failure } from '@/lib/models/provider-failure';
import { retryAfterMs } from '@/lib/models/retry-rules';
import { putBlob } from '@/lib/storage/put-object';

const STORE_TRIES = 5;
const STORE_PAUSE_MS = 300;

type Kept = {
  ok: true;
  bytes: Uint8Array;
  /** As the verbs that record it take it. */
  picture: Pick<Picture, 'usage' | 'response' | 'modelReported' | 'seedReported'> & {
    blob: Omit<DecodedImage, 'hasAlpha'> & { sha256: string; size: number };
  };
};
type NotKept = { ok: false; failed: Omit<Failure, 'retryAfter'> & { retryAfterMs: number | null } };

const notKept = ({ retryAfter, ...failed }: Failure): NotKept => ({
  ok: false,
  failed: { ...failed, retryAfterMs: retryAfterMs(retryAfter, new Date()) },
});

/** Checks what came back as strictly as an upload, then stores it; what was paid for is not given up at the first hitch. */
export async function keepPicture(made: Picture | PictureFailure, id: string): Promise<Kept | NotKept> {
  if (!made.ok) {
    const { ok: _ok, ...failed } = made;
    return notKept(failed);
  }
  const { bytes, usage, response, modelReported, seedReported } = made;
  const decoded = await decodeUpload(bytes, { maxBytes: GENERATED_MAX_BYTES }).catch((error: unknown) => {
    logger.warn({ err: error, outputId: id }, 'a model answered with an unusable picture');
    return null;
  });
  if (!decoded) return notKept(failure('failed', 'bad_picture', { usage, response, made: true }));
  const { mime, width, height, pixelDigest } = decoded;
  for (let tries = 1; ; tries++)
    try {
      const { sha256, size } = await putBlob(bytes, mime);
      const blob = { sha256, size, mime, width, height, pixelDigest };
      return { ok: true, bytes, picture: { blob, usage, response, modelReported, seedReported } };
    } catch (error) {
      logger.warn({ err: error, outputId: id, tries }, 'a picture could not be stored');
      if (tries >= STORE_TRIES)
        return notKept(
          failure('failed', 'picture_lost', {
            usage,
            response,
            made: true,
            message:
              'The picture was made, but our file store could not be reached for it. It is billed; run again.',
          }),
        );
      await sleep(STORE_PAUSE_MS * 2 ** tries);
    }
}
