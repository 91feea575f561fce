import type { TermsAnswers } from '@/lib/models/schemas';

/** What is asked of a provider's terms. */
export const termsQuestions: Record<keyof TermsAnswers, string> = {
  commercialUse: 'May output be used commercially?',
  indemnity: 'Does the provider indemnify?',
  trainingOnInputs: 'Are inputs used for training?',
  outputOwnership: 'Who owns the output?',
  retention: 'How long is it kept?',
  regions: 'Where may it be used?',
  attribution: 'Must the provider be named?',
  marking: 'Which watermark or marking?',
  note: 'Note',
};
