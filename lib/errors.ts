/** What a refusal is about; the interface and the API map each code once. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'refused'
  | 'unavailable';

/** One reason of a refusal, in the user's words, with what to do about it. */
export type Reason = { code: string; message: string; cure?: string; href?: string; path?: string };

/** The only error whose message reaches a person. `reasons` lists everything that was wrong, not only the first. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reasons: Reason[];

  constructor(code: ErrorCode, message: string, options: { reasons?: Reason[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.reasons = options.reasons ?? [];
  }
}

export const notFound = (what: string) =>
  new AppError('not_found', `This ${what} does not exist, or you are not a member of its brand.`);

export const forbidden = (message: string) => new AppError('forbidden', message);

export const conflict = (message: string, reasons?: Reason[]) =>
  new AppError('conflict', message, { reasons });

/** A rule of the product said no; the reasons say which, each with its cure. */
export const refused = (message: string, reasons: Reason[] = []) =>
  new AppError('refused', message, { reasons });

/** What the person typed does not fit; each reason carries the `path` of its field. */
export const invalid = (message: string, reasons: Reason[] = []) =>
  new AppError('invalid', message, { reasons });
