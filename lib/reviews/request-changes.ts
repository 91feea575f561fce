import { mutation } from '@/lib/mutation';
import { turnDownInput } from './schemas';
import { turnDown } from './turn-down';

/** Sends an asset back to its submitter, saying what has to change. */
export const requestChanges = mutation({
  name: 'requestChanges',
  permission: 'review:read',
  input: turnDownInput,
  run: async (scope) => {
    const { submissionId, state, campaignId, payload } = await turnDown(scope, 'request_changes');
    return {
      result: { submissionId, state },
      events: [
        {
          type: 'submission.changes_requested',
          subject: { type: 'submission', id: submissionId },
          campaignId,
          payload,
        },
      ],
    };
  },
});
