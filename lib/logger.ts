import pino from 'pino';
import { logLevel } from '@/lib/env';

/** One JSON line per message. Secrets are taken out wherever they stand. */
export const logger = pino({
  level: logLevel(),
  base: { service: 'countersign' },
  redact: {
    paths: [
      'password',
      '*.password',
      'authorization',
      '*.authorization',
      'apiKey',
      '*.apiKey',
      'secret',
      '*.secret',
      'cookie',
      '*.cookie',
      'err.config',
      'err.url',
      'err.requestBodyValues',
      'err.responseHeaders',
    ],
    remove: true,
  },
});
