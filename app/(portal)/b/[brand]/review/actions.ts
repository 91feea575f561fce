'use server';

import { verbAction } from '@/lib/action';
import { rejectSubmission } from '@/lib/reviews/reject-submission';
import { requestChanges } from '@/lib/reviews/request-changes';
import { signOff } from '@/lib/reviews/sign-off';

export const signOffAction = verbAction(signOff);
export const requestChangesAction = verbAction(requestChanges);
export const rejectSubmissionAction = verbAction(rejectSubmission);
