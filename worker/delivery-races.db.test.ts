import { expect, test } from 'vitest';
import { systemCtx } from '@/lib/ctx';
import { recordSeal } from '@/lib/deliveries/record-seal';
import { sealAsset } from '@/lib/deliveries/seal-asset';
import type { AppError } from '@/lib/errors';
import { recallSubmission } from '@/lib/reviews/recall-submission';
import { makeApproved } from '@/lib/reviews/test-submission';
import { getObject } from '@/lib/storage/get-object';
import { testDatabase } from '@/test-support/test-db';
import { deliveryShop } from './test-delivery';

/** The full 200 in `npm run bench`, a sample in `npm test`. */
const RACES = Number(process.env.RACES ?? 40);
const database = testDatabase();
const { shop, rows, deliver, load } = deliveryShop(database);

test('recall against deliver: one winner, one event, one notice', { timeout: 180_000 }, async () => {
  const wins = { recall: 0, deliver: 0 };
  const one = async (index: number) => {
    const { submissionId } = await makeApproved(shop.world, shop.campaign.campaignId);
    const { delivery } = await load(submissionId);
    const sealed = await sealAsset(await load(submissionId));
    await recordSeal(systemCtx(shop.world.brand), { submissionId, ...sealed });
    const input = { submissionId, reason: 'Rights are in doubt', delivered: false };
    // Spread over the time that a delivery takes, so that both sides win sometimes.
    const recall = new Promise((done) => setTimeout(done, index % 40)).then(() =>
      recallSubmission(shop.world.as.legal, input),
    );
    const [recalled] = await Promise.allSettled([recall, deliver(submissionId)]);
    const after = (await load(submissionId)).delivery;
    const events = await rows<{ type: string }>(
      "SELECT type FROM event WHERE subject_id IN ($1, $2) AND type IN ('asset.delivered', 'submission.recalled')",
      submissionId,
      delivery.id,
    );
    const notices = await rows(
      'SELECT 1 FROM notice WHERE dedupe_key IN ($1, $2)',
      `submission:${submissionId}:recalled`,
      `delivery:${delivery.id}:delivered`,
    );
    expect(notices).toHaveLength(1);
    const file = await getObject(
      'countersign-delivery',
      `${shop.world.brand.slug}/${shop.campaign.campaignId}/${after.assetId}/${sealed.sealed.sha256.slice(0, 16)}.png`,
    );
    if (recalled.status === 'fulfilled') {
      expect(after.state).toBe('recalled');
      expect(events).toEqual([{ type: 'submission.recalled' }]);
      expect(file, 'nothing lies in the bucket').toBeNull();
      wins.recall += 1;
    } else {
      expect((recalled.reason as AppError).code).toBe('conflict');
      expect(after.state).toBe('delivered');
      expect(events).toEqual([{ type: 'asset.delivered' }]);
      expect(file).not.toBeNull();
      wins.deliver += 1;
    }
  };
  for (let done = 0; done < RACES; done += 4)
    await Promise.all(Array.from({ length: 4 }, (_, offset) => one(done + offset)));
  expect(wins.recall + wins.deliver).toBe(RACES);
  expect(wins.recall).toBeGreaterThan(0);
  expect(wins.deliver).toBeGreaterThan(0);
});
