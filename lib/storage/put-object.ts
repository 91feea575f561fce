import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { env } from '@/lib/env';
import { blobKey, s3 } from './client';
import { getObject } from './get-object';
import { StorageError } from './storage-error';

const MULTIPART_FROM = 8 * 1024 * 1024;
const CONFLICT_TRIES = 4;

const status = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes);

/** Writes a key that nobody has written. 409: somebody writes it at this moment. 412: it is there, and is compared. */
async function putOnce(bucket: string, key: string, bytes: Uint8Array, mime: string): Promise<string | null> {
  const params = { Bucket: bucket, Key: key, Body: bytes, ContentType: mime, IfNoneMatch: '*' };
  for (let tries = 1; ; tries++)
    try {
      if (bytes.length > MULTIPART_FROM)
        return (await new Upload({ client: s3(), params }).done()).VersionId ?? null;
      const ChecksumSHA256 = sha256Of(bytes).digest('base64');
      return (await s3().send(new PutObjectCommand({ ...params, ChecksumSHA256 }))).VersionId ?? null;
    } catch (error) {
      if (status(error) === 412) return sameBytes(bucket, key, bytes);
      if (status(error) === 409 && tries < CONFLICT_TRIES) continue;
      throw new StorageError(`Could not write ${bucket}/${key}.`, { cause: error });
    }
}

/** The version id is not known to the one who came second. */
async function sameBytes(bucket: string, key: string, bytes: Uint8Array): Promise<null> {
  const found = await getObject(bucket, key);
  if (found && Buffer.compare(found, bytes) === 0) return null;
  throw new StorageError(`${bucket}/${key} holds other bytes already; it was not changed.`);
}

/** Size of an object; null when there is none. */
export async function sizeOf(bucket: string, key: string): Promise<number | null> {
  try {
    return (await s3().send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ContentLength ?? null;
  } catch (error) {
    if (status(error) === 404) return null;
    throw new StorageError(`Could not look for ${bucket}/${key}.`, { cause: error });
  }
}

/** Stores bytes under their SHA-256; the same bytes twice are one object. */
export async function putBlob(
  bytes: Uint8Array,
  mime: string,
): Promise<{ sha256: string; key: string; size: number }> {
  const bucket = env().S3_BUCKET;
  const sha256 = sha256Of(bytes).digest('hex');
  const key = blobKey(sha256);
  // Stores that ignore If-None-Match (the embedded one) would empty the file under a reader while writing it again.
  if ((await sizeOf(bucket, key)) !== bytes.length) await putOnce(bucket, key, bytes, mime);
  return { sha256, key, size: bytes.length };
}

/** Writes a file into the delivery bucket. The version id is null where the bucket keeps no versions. */
export async function putDelivery(
  key: string,
  bytes: Uint8Array,
  mime: string,
): Promise<{ bucket: string; key: string; versionId: string | null }> {
  const bucket = env().S3_DELIVERY_BUCKET;
  return { bucket, key, versionId: await putOnce(bucket, key, bytes, mime) };
}
