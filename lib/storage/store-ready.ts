import { randomUUID } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { env } from '@/lib/env';
import { s3 } from './client';

const PROBE = 'probe/ready';
let lastGood = 0;

/** Writes and reads a tiny object. Bucket calls are not used: not every store that speaks S3 knows them. */
export async function storeReady(): Promise<boolean> {
  if (Date.now() - lastGood < 5_000) return true;
  try {
    const abortSignal = AbortSignal.timeout(4_000);
    for (const Bucket of [env().S3_BUCKET, env().S3_DELIVERY_BUCKET]) {
      const Key = `${PROBE}-${randomUUID().slice(0, 4)}`;
      await s3().send(new PutObjectCommand({ Bucket, Key, Body: 'ready' }), { abortSignal });
      const found = await s3().send(new GetObjectCommand({ Bucket, Key }), { abortSignal });
      if ((await found.Body?.transformToString()) !== 'ready') return false;
    }
    lastGood = Date.now();
    return true;
  } catch {
    return false;
  }
}
