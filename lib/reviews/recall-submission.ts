import { findCampaign } from '@/lib/campaigns/store';
import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { moveOf } from './rules';
import { recallSubmissionInput } from './schemas';
import { descendantIds, findSubmission, moveSubmission, recallDelivery } from './store';

/**
 * Takes an approval back. A delivery that is not out yet is stopped; one that is out is marked as recalled. The person
 * says which of the two they were told, so that a delivery that finishes meanwhile is not recalled unawares.
 */
export const recallSubmission = mutation({
  name: 'recallSubmission',
  permission: 'submission:recall',
  input: recallSubmissionInput,
  run: async ({ tx, ctx, input, now }) => {
    const found = await findSubmission(tx, ctx.brand.id, input.submissionId);
    if (!found) throw notFound('submission');
    const { id, assetId, campaignId } = found;
    const to = moveOf(found.state, 'recall', 'legal', found.stages);
    const closed = to && { state: to, closedAt: now };
    if (!closed || !(await moveSubmission(tx, ctx.brand.id, id, found.state, closed)))
      throw conflict('Only what is approved can be recalled. Reload to see what happened.');
    if (!(await recallDelivery(tx, ctx.brand.id, id, input.delivered)))
      throw conflict(
        input.delivered
          ? 'This file is not delivered, so there is nothing out to recall. Reload and try again.'
          : 'This file was delivered meanwhile. Nothing was recalled; reload to recall the delivered file.',
      );
    const descendants = await descendantIds(tx, assetId);
    const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
    const notice = {
      brandId: ctx.brand.id,
      to: { role: 'campaign_manager' as const },
      text: `${ctx.actor.name} recalled a picture of ${campaign?.name ?? 'a campaign'}: ${input.reason}`,
      href: `/b/${ctx.brand.slug}/assets/${assetId}`,
      dedupeKey: `submission:${id}:recalled`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: { submissionId: id, descendants },
      events: [
        {
          type: 'submission.recalled',
          subject: { type: 'submission', id },
          campaignId,
          payload: { assetId, reason: input.reason, descendants },
        },
      ],
    };
  },
});
