import { GetObjectCommand } from '@aws-sdk/client-s3';
import { env } from '@/lib/env';
import { blobKey, s3 } from './client';
import { StorageError } from './storage-error';

/** The bytes of an object; null when there is none. */
export async function getObject(
  bucket: string,
  key: string,
  versionId?: string | null,
): Promise<Buffer | null> {
  try {
    const found = await s3().send(
      new GetObjectCommand({ Bucket: bucket, Key: key, ...(versionId ? { VersionId: versionId } : {}) }),
    );
    return found.Body ? Buffer.from(await found.Body.transformToByteArray()) : null;
  } catch (error) {
    if ((error as { name?: string }).name === 'NoSuchKey') return null;
    throw new StorageError(`Could not read ${bucket}/${key}.`, { cause: error });
  }
}

/** Stored bytes by their SHA-256. Throws when they are gone. */
export async function getBlob(sha256: string): Promise<Buffer> {
  const bytes = await getObject(env().S3_BUCKET, blobKey(sha256));
  if (!bytes) throw new StorageError(`The stored file ${sha256.slice(0, 12)} is missing.`);
  return bytes;
}

/** The same as a stream, for files that need not be in memory at once. */
export async function streamBlob(
  sha256: string,
): Promise<{ body: ReadableStream; size: number | undefined }> {
  const bucket = env().S3_BUCKET;
  const key = blobKey(sha256);
  try {
    const found = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (found.Body) return { body: found.Body.transformToWebStream(), size: found.ContentLength };
  } catch (error) {
    throw new StorageError(`Could not read ${bucket}/${key}.`, { cause: error });
  }
  throw new StorageError(`The stored file ${sha256.slice(0, 12)} is missing.`);
}
