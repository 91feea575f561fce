import { z } from 'zod';
import { conflict, notFound, refused } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/queue';
import { mutation } from '@/lib/mutation';
import { loadDelivery, moveDelivery } from './store';

/** Starts a failed delivery again. A file that was sealed already is not sealed a second time. */
export const retryDelivery = mutation({
  name: 'retryDelivery',
  permission: 'submission:create',
  input: z.strictObject({ submissionId: z.string().min(1).max(60) }),
  run: async ({ tx, ctx, input: { submissionId } }) => {
    const loaded = await loadDelivery(tx, ctx.brand.id, submissionId);
    if (!loaded) throw notFound('delivery');
    const { delivery, submission, asset } = loaded;
    if (submission.state !== 'approved') throw refused('Only what is approved can be delivered.');
    const state = delivery.sealedSha256 ? 'sealed' : 'pending';
    if (!(await moveDelivery(tx, ctx.brand.id, submissionId, ['failed'], { state, message: null })))
      throw conflict('This delivery is under way or done already.');
    await enqueue(tx, 'deliver', [{ submissionId, brandId: ctx.brand.id }]);
    return {
      result: { submissionId, state },
      events: [
        {
          type: 'delivery.retried',
          subject: { type: 'delivery', id: delivery.id },
          campaignId: delivery.campaignId,
          payload: { assetId: asset.id },
        },
      ],
    };
  },
});
