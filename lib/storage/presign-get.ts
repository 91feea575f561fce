import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { env } from '@/lib/env';
import { blobKey, s3 } from './client';

/** An address that gives these bytes as a download for a minute, and then no more. */
export function presignBlob(sha256: string, filename: string, expiresSeconds = 60): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: env().S3_BUCKET,
    Key: blobKey(sha256),
    ResponseContentDisposition: `attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"`,
  });
  return getSignedUrl(s3(), command, { expiresIn: expiresSeconds });
}
