import { mutation } from '@/lib/mutation';
import { turnDownInput } from './schemas';
import { turnDown } from './turn-down';

/** Rejects an asset for good, with the reason. */
export const rejectSubmission = mutation({
  name: 'rejectSubmission',
  permission: 'review:read',
  input: turnDownInput,
  run: async (scope) => {
    const { submissionId, state, campaignId, payload } = await turnDown(scope, 'reject');
    return {
      result: { submissionId, state },
      events: [
        {
          type: 'submission.rejected',
          subject: { type: 'submission', id: submissionId },
          campaignId,
          payload,
        },
      ],
    };
  },
});
