import { z } from 'zod';
import { sha256Hex } from '@/lib/canonical';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { getBlob, getObject } from '@/lib/storage/get-object';
import { putDelivery } from '@/lib/storage/put-object';
import { markFailed } from './fail-delivery';
import { type LoadedDelivery, loadDelivery, lockDelivery, moveDelivery } from './store';

type Answer = { state: 'delivered' | 'failed' | 'other' };

/**
 * Writes the sealed file and its sidecar into the delivery bucket, reads both back and compares. The delivery's row is
 * held all the while, so that a recall either comes first and nothing is written, or waits and finds it delivered.
 * Content-addressed keys make a second try after a crash write the same objects.
 */
export const finishDelivery = systemMutation({
  name: 'finishDelivery',
  input: z.strictObject({ submissionId: z.string() }),
  run: async ({ tx, ctx, input: { submissionId }, now }) => {
    const brandId = ctx.brand.id;
    const held = await lockDelivery(tx, brandId, submissionId);
    const loaded = held?.state === 'sealed' ? await loadDelivery(tx, brandId, submissionId) : null;
    if (loaded?.submission.state !== 'approved') return unchanged<Answer>({ state: 'other' });
    const { delivery, asset, submission, brand } = loaded;
    const fail = async (code: string, message: string) => {
      const event = await markFailed(tx, loaded, { code, message }, now);
      return event
        ? { result: { state: 'failed' } as Answer, events: [event] as [typeof event] }
        : unchanged<Answer>({ state: 'other' });
    };
    const live = await checkAssetLive(tx, {
      assetId: asset.id,
      brandId,
      campaignId: asset.campaignId,
      today: isoDay(now),
    });
    if (live.reasons.length > 0)
      return fail('not_allowed', live.reasons.map((reason) => reason.message).join(' '));
    const put = await putAndCompare(loaded);
    if (!put)
      return fail(
        'read_back_differs',
        'What the delivery bucket gave back is not what was written. Nothing counts as delivered.',
      );
    const { bucket, key, versionId } = put;
    const { sealedSha256, sidecarSha256 } = delivery;
    const moved = await moveDelivery(tx, brandId, submissionId, ['sealed'], {
      state: 'delivered',
      bucket,
      key,
      versionId,
      message: null,
      seen: live.seen,
      deliveredAt: now,
    });
    if (!moved || !sealedSha256 || !sidecarSha256) return unchanged<Answer>({ state: 'other' });
    const notice = {
      brandId,
      to: { personId: submission.submittedBy },
      text: `Your picture of ${loaded.campaignName} is delivered.`,
      href: `/b/${brand.slug}/assets/${asset.id}`,
      dedupeKey: `delivery:${delivery.id}:delivered`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: { state: 'delivered' } as Answer,
      events: [
        {
          type: 'asset.delivered' as const,
          subject: { type: 'delivery', id: delivery.id },
          campaignId: delivery.campaignId,
          payload: {
            assetId: asset.id,
            sealedSha256,
            sidecarSha256,
            bucket,
            key,
            versionId,
            seen: live.seen,
          },
        },
      ],
    };
  },
});

const extension: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** Where a sealed file goes; its sidecar lies beside it, ending in .json. */
export function deliveryKey(loaded: LoadedDelivery): string {
  const { brand, asset, delivery } = loaded;
  const name = `${delivery.sealedSha256?.slice(0, 16)}.${extension[asset.mime] ?? 'bin'}`;
  return `${brand.slug}/${asset.campaignId}/${asset.id}/${name}`;
}

async function putAndCompare(loaded: LoadedDelivery) {
  const { delivery, asset } = loaded;
  const { sealedSha256, sidecarSha256 } = delivery;
  if (!sealedSha256 || !sidecarSha256) return null;
  const key = deliveryKey(loaded);
  const place = await putChecked(key, sealedSha256, asset.mime);
  const beside = await putChecked(key.replace(/\.[^.]+$/, '.json'), sidecarSha256, 'application/json');
  return place && beside ? place : null;
}

/** Where it lies, or null when what comes back has another hash. */
async function putChecked(key: string, sha256: string, mime: string) {
  const place = await putDelivery(key, await getBlob(sha256), mime);
  const back = await getObject(place.bucket, place.key, place.versionId);
  return back && sha256Hex(back) === sha256 ? place : null;
}
