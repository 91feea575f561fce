import type { ReactNode } from 'react';
import { Chip } from '@/app/ui/state-chip';
import type { Answer, TermsAnswers } from '@/lib/models/schemas';
import { termsQuestions } from './terms-questions';

/** `good`: the answer that a campaign would like to read. */
function AnswerChip({ answer, good }: { answer: Answer; good: 'yes' | 'no' }) {
  if (answer === 'unknown')
    return (
      <Chip tone="warning" icon="alert">
        Unknown
      </Chip>
    );
  return (
    <Chip tone={answer === good ? 'success' : 'danger'} icon={answer === good ? 'check' : 'cross'}>
      {answer === 'yes' ? 'Yes' : 'No'}
    </Chip>
  );
}

/** The questions with their answers, for `Facts`. */
export function answersOf(answers: TermsAnswers): { name: string; value: ReactNode }[] {
  return [
    { name: termsQuestions.commercialUse, value: <AnswerChip answer={answers.commercialUse} good="yes" /> },
    { name: termsQuestions.indemnity, value: <AnswerChip answer={answers.indemnity} good="yes" /> },
    {
      name: termsQuestions.trainingOnInputs,
      value: <AnswerChip answer={answers.trainingOnInputs} good="no" />,
    },
    { name: termsQuestions.outputOwnership, value: answers.outputOwnership },
    { name: termsQuestions.retention, value: answers.retention },
    { name: termsQuestions.regions, value: answers.regions },
    { name: termsQuestions.attribution, value: answers.attribution ?? 'Not asked in this reading.' },
    { name: termsQuestions.marking, value: answers.marking },
    ...(answers.note ? [{ name: termsQuestions.note, value: answers.note }] : []),
  ];
}
