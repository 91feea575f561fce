'use server';

import { verbAction } from '@/lib/action';
import { decideTerms } from '@/lib/terms/decide-terms';

export const decideTermsAction = verbAction(decideTerms);
