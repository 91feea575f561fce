import { findCampaign } from '@/lib/campaigns/store';
import { conflict, forbidden, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { moveOf, stageOf, stageRole } from './rules';
import { withdrawSubmissionInput } from './schemas';
import { findSubmission, moveSubmission } from './store';

/** The submitter takes a submission back before it is approved. */
export const withdrawSubmission = mutation({
  name: 'withdrawSubmission',
  permission: 'submission:withdraw',
  input: withdrawSubmissionInput,
  run: async ({ tx, ctx, input, now }) => {
    const found = await findSubmission(tx, ctx.brand.id, input.submissionId);
    if (!found) throw notFound('submission');
    if (found.submittedBy !== ctx.actor.id) throw forbidden('Only who submitted it can take it back.');
    const { id, assetId, campaignId } = found;
    const stage = stageOf(found.state);
    const to = moveOf(found.state, 'withdraw', 'submitter', found.stages);
    const closed = to && { state: to, dueAt: null, closedAt: now };
    if (!stage || !closed || !(await moveSubmission(tx, ctx.brand.id, id, found.state, closed)))
      throw conflict('It was decided meanwhile, so it cannot be taken back. Reload to see what happened.');
    const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
    const notice = {
      brandId: ctx.brand.id,
      to: { role: stageRole[stage] },
      text: `${ctx.actor.name} took a submission of ${campaign?.name ?? 'a campaign'} back; nothing to review there.`,
      href: `/b/${ctx.brand.slug}/assets/${assetId}`,
      dedupeKey: `submission:${id}:withdrawn`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: { submissionId: id, state: 'withdrawn' as const },
      events: [
        {
          type: 'submission.withdrawn',
          subject: { type: 'submission', id },
          campaignId,
          payload: { assetId },
        },
      ],
    };
  },
});
