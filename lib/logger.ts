import pino, { type DestinationStream, type LoggerOptions } from 'pino';
import { logLevel } from '@/lib/env';

const SECRET_NAMES = [
  'password',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-goog-api-key',
  'connectionString',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'AUTH_SECRET',
  'S3_SECRET_ACCESS_KEY',
  'OIDC_CLIENT_SECRET',
  'GOOGLE_GENERATIVE_AI_API_KEY',
  'BYTEPLUS_API_KEY',
  'FAL_API_KEY',
  'REPLICATE_API_TOKEN',
  'OPENAI_API_KEY',
];
const MAX_CAUSES = 5;

/** Addresses with a password, signed addresses, and keys in a query. */
const mask = (text: string): string =>
  text
    .replace(/(\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:***@')
    .replace(/([?&](?:X-Amz-Signature|X-Amz-Credential|key|token|code)=)[^&\s"']+/gi, '$1***')
    .replace(/\b(Bearer\s+)[\w.~+/=-]+/gi, '$1***');

type LoggedError = { type: string; message: string; code?: string; stack?: string; cause?: LoggedError };

/** What is known to be safe of an error; other fields of it (requests, headers, rows) may hold secrets or people's text. */
function safely(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: mask(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: mask(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack ? { stack: mask(error.stack) } : {}),
    ...(error.cause && depth < MAX_CAUSES ? { cause: safely(error.cause, depth + 1) } : {}),
  };
}

const quoted = SECRET_NAMES.map((name) => `["${name}"]`);

const options: LoggerOptions = {
  base: { service: 'countersign' },
  serializers: { err: (error: unknown) => safely(error) },
  redact: { paths: quoted.flatMap((name) => [name, `*${name}`, `*.*${name}`]), remove: true },
};

/** Without a destination: standard output. */
export const makeLogger = (destination?: DestinationStream) =>
  destination
    ? pino({ ...options, level: logLevel() }, destination)
    : pino({ ...options, level: logLevel() });

/** One JSON line per message. Secrets are taken out wherever they stand. */
export const logger = makeLogger();
