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
