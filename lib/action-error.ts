import { randomUUID } from 'node:crypto';
import { ZodError } from 'zod';
import { AppError, type ErrorCode, type Reason } from '@/lib/errors';
import { logger } from '@/lib/logger';

/** What a person learns of an error: a code for the interface, a sentence, and every reason with its cure. */
export type Problem = { code: ErrorCode; message: string; reasons: Reason[] };

const fieldsProblem = (error: ZodError): Problem => ({
  code: 'invalid',
  message: 'Some fields need your attention. Nothing was saved; what you typed is still here.',
  reasons: error.issues.map((issue) => ({
    code: issue.code,
    path: issue.path.join('.'),
    message: issue.message,
  })),
});

/** The one mapping of errors to words. The message of an unknown error never leaves the server. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    const { code, message, reasons } = error;
    return { code, message, reasons };
  }
  if (error instanceof ZodError) return fieldsProblem(error);
  const reference = randomUUID().slice(0, 8);
  logger.error({ err: error, reference }, 'an action failed');
  return {
    code: 'unavailable',
    message: `Something went wrong on our side. What you typed is still here; try again. If it stays, name the reference ${reference}.`,
    reasons: [],
  };
}
