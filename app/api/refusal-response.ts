import { AppError, type ErrorCode } from '@/lib/errors';
import { logger } from '@/lib/logger';

const status: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  refused: 422,
  unavailable: 503,
};

/** Every error of a route handler as JSON that says what a person may know, and nothing else. */
export function refusalResponse(error: unknown): Response {
  if (error instanceof AppError)
    return Response.json(
      { code: error.code, message: error.message, reasons: error.reasons },
      { status: status[error.code], headers: { 'cache-control': 'no-store' } },
    );
  logger.error({ err: error }, 'a route failed');
  return Response.json(
    {
      code: 'unavailable',
      message: 'Something went wrong on our side. Nothing was changed; try again.',
      reasons: [],
    },
    { status: 500, headers: { 'cache-control': 'no-store' } },
  );
}
