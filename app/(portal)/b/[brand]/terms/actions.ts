'use server';

import { verbAction } from '@/lib/action';
import { setModelRule } from '@/lib/models/set-model-rule';
import { decideTerms } from '@/lib/terms/decide-terms';

export const decideTermsAction = verbAction(decideTerms);
export const setModelRuleAction = verbAction(setModelRule);
