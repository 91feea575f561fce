import { createReadStream } from 'node:fs';
import { Upload } from '@aws-sdk/lib-storage';
import { env } from '@/lib/env';
import { blobKey, s3 } from './client';
import { sizeOf } from './put-object';
import { StorageError } from './storage-error';

/** Stores a file under the SHA-256 that it is known to have, without holding it in memory. */
export async function putBlobFile(
  path: string,
  { sha256, size }: { sha256: string; size: number },
  mime: string,
): Promise<void> {
  const bucket = env().S3_BUCKET;
  const key = blobKey(sha256);
  if ((await sizeOf(bucket, key)) === size) return;
  const body = createReadStream(path);
  try {
    const params = { Bucket: bucket, Key: key, Body: body, ContentType: mime, IfNoneMatch: '*' };
    await new Upload({ client: s3(), params }).done();
  } catch (error) {
    // Two that store the same bytes at once: whoever came second finds them there.
    if ((await sizeOf(bucket, key)) === size) return;
    throw new StorageError(`Could not write ${bucket}/${key}.`, { cause: error });
  } finally {
    body.destroy();
  }
}
