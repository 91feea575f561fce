import { randomUUID } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { env } from '@/lib/env';
import { s3 } from './client';

const GOOD_FOR_MS = 5_000;
/** One object per process and bucket: a delivery bucket that keeps every version must not fill with probes. */
const probe = `probe/${randomUUID()}`;
let lastGood = 0;
let written = false;
let running: Promise<boolean> | undefined;

/** Writes (once) and reads a tiny object. Bucket calls are not used: not every store that speaks S3 knows them. */
export function storeReady(): Promise<boolean> {
  if (Date.now() - lastGood < GOOD_FOR_MS) return Promise.resolve(true);
  running ??= probeBuckets().finally(() => {
    running = undefined;
  });
  return running;
}

async function probeBuckets(): Promise<boolean> {
  try {
    const abortSignal = AbortSignal.timeout(4_000);
    for (const Bucket of [env().S3_BUCKET, env().S3_DELIVERY_BUCKET]) {
      const place = { Bucket, Key: probe };
      if (!written) await s3().send(new PutObjectCommand({ ...place, Body: 'ready' }), { abortSignal });
      const found = await s3().send(new GetObjectCommand(place), { abortSignal });
      if ((await found.Body?.transformToString()) !== 'ready') throw new Error('Other bytes came back.');
    }
    written = true;
    lastGood = Date.now();
    return true;
  } catch {
    written = false;
    return false;
  }
}
