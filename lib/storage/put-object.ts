import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { env } from '@/lib/env';
import { blobKey, s3 } from './client';
import { StorageError } from './storage-error';

const MULTIPART_FROM = 8 * 1024 * 1024;

const status = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** Writes bytes once. 412 = the same key is there already, which with a content address means the same bytes. */
async function put(bucket: string, key: string, bytes: Uint8Array, mime: string): Promise<string | null> {
  const input = { Bucket: bucket, Key: key, Body: bytes, ContentType: mime };
  const sha = createHash('sha256').update(bytes).digest('base64');
  for (let tries = 1; ; tries++)
    try {
      if (bytes.length > MULTIPART_FROM) {
        const done = await new Upload({ client: s3(), params: input }).done();
        return done.VersionId ?? null;
      }
      const done = await s3().send(new PutObjectCommand({ ...input, IfNoneMatch: '*', ChecksumSHA256: sha }));
      return done.VersionId ?? null;
    } catch (error) {
      if (status(error) === 412) return null;
      if (status(error) === 409 && tries < 4) continue;
      throw new StorageError(`Could not write ${bucket}/${key}.`, { cause: error });
    }
}

async function isThere(bucket: string, key: string, size: number): Promise<boolean> {
  try {
    const found = await s3().send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return found.ContentLength === size;
  } catch {
    return false;
  }
}

/** Stores bytes under their SHA-256; the same bytes twice are one object. */
export async function putBlob(
  bytes: Uint8Array,
  mime: string,
): Promise<{ sha256: string; key: string; size: number }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = blobKey(sha256);
  // Stores that ignore If-None-Match (the embedded one) would empty the file under a reader while writing it again.
  if (!(await isThere(env().S3_BUCKET, key, bytes.length))) await put(env().S3_BUCKET, key, bytes, mime);
  return { sha256, key, size: bytes.length };
}

/** Writes a file into the delivery bucket. The version id is null where the bucket keeps no versions. */
export async function putDelivery(
  key: string,
  bytes: Uint8Array,
  mime: string,
): Promise<{ bucket: string; key: string; versionId: string | null }> {
  const bucket = env().S3_DELIVERY_BUCKET;
  return { bucket, key, versionId: await put(bucket, key, bytes, mime) };
}
