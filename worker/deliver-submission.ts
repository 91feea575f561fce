import { setTimeout as sleep } from 'node:timers/promises';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { withSessionLock } from '@/lib/db/session-lock';
import { DeliveryFailure } from '@/lib/deliveries/delivery-failure';
import { failDelivery } from '@/lib/deliveries/fail-delivery';
import { finishDelivery } from '@/lib/deliveries/finish-delivery';
import { recordSeal } from '@/lib/deliveries/record-seal';
import { sealAsset } from '@/lib/deliveries/seal-asset';
import { loadDelivery } from '@/lib/deliveries/store';
import type { Jobs } from '@/lib/jobs/queue';
import { logger } from '@/lib/logger';
import { StorageError } from '@/lib/storage/storage-error';

const TRIES = 4;
const PAUSE_MS = 500;

/**
 * Seals and delivers an approved submission. May be delivered twice or die anywhere: each step is a conditional write,
 * and what it stored before is found again under its hash.
 */
export async function deliverSubmission(job: Jobs['deliver'], signal: AbortSignal): Promise<void> {
  await withSessionLock(`delivery:${job.submissionId}`, async () => {
    for (let tries = 1; ; tries++)
      try {
        return await advance(job);
      } catch (error) {
        if (signal.aborted) throw error;
        const passing = !(error instanceof DeliveryFailure);
        logger.warn({ err: error, submissionId: job.submissionId, tries }, 'a delivery did not go through');
        if (passing && tries < TRIES) await sleep(PAUSE_MS * tries ** 2, undefined, { signal });
        else return await giveUp(job, error);
      }
  });
}

async function advance(job: Jobs['deliver']): Promise<void> {
  const { submissionId } = job;
  const loaded = await loadDelivery(db(), job.brandId, submissionId);
  if (loaded?.submission.state !== 'approved') return;
  const ctx = systemCtx(loaded.brand);
  if (loaded.delivery.state === 'pending') {
    const sealed = await sealAsset(loaded);
    if (!(await recordSeal(ctx, { submissionId, ...sealed })).sealed) return;
  }
  await finishDelivery(ctx, { submissionId });
}

async function giveUp(job: Jobs['deliver'], error: unknown): Promise<void> {
  const loaded = await loadDelivery(db(), job.brandId, job.submissionId);
  if (!loaded) return;
  const failure =
    error instanceof DeliveryFailure
      ? { code: error.code, message: error.message }
      : error instanceof StorageError
        ? { code: 'store_unreachable', message: 'The file store could not be reached. Try again later.' }
        : { code: 'unexpected', message: 'Something unexpected happened; the log of the worker says what.' };
  await failDelivery(systemCtx(loaded.brand), { submissionId: job.submissionId, ...failure });
}
