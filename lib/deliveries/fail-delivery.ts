import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { type LoadedDelivery, loadDelivery, moveDelivery } from './store';

/** Marks a delivery that is under way as failed, and tells its submitter why. Null when it is not under way any more. */
export async function markFailed(
  tx: Tx,
  loaded: LoadedDelivery,
  failure: { code: string; message: string },
  now: Date,
) {
  const { delivery, submission, brand, asset } = loaded;
  const moved = await moveDelivery(tx, brand.id, submission.id, ['pending', 'sealed'], {
    state: 'failed',
    message: failure.message,
  });
  if (!moved) return null;
  const notice = {
    brandId: brand.id,
    to: { personId: submission.submittedBy },
    text: `A picture of ${loaded.campaignName} could not be delivered: ${failure.message}`,
    href: `/b/${brand.slug}/assets/${asset.id}?tab=deliveries`,
    // A retried delivery can fail again, and that is news.
    dedupeKey: `delivery:${delivery.id}:failed:${now.toISOString()}`,
  };
  await insertNotice(tx, notice, now);
  return {
    type: 'delivery.failed' as const,
    subject: { type: 'delivery', id: delivery.id },
    campaignId: delivery.campaignId,
    payload: { assetId: asset.id, ...failure },
  };
}

/** Ends a delivery that cannot go through, with the reason in words. */
export const failDelivery = systemMutation({
  name: 'failDelivery',
  input: z.strictObject({ submissionId: z.string(), code: z.string(), message: z.string().max(4000) }),
  run: async ({ tx, ctx, input: { submissionId, ...failure }, now }) => {
    const loaded = await loadDelivery(tx, ctx.brand.id, submissionId);
    const event = loaded && (await markFailed(tx, loaded, failure, now));
    return event ? { result: { failed: true }, events: [event] } : unchanged({ failed: false });
  },
});
