import { expect, test, vi } from 'vitest';
import { makeLogger } from './logger';

function logged(work: (logger: ReturnType<typeof makeLogger>) => void): string {
  vi.stubEnv('LOG_LEVEL', 'info');
  const lines: string[] = [];
  work(makeLogger({ write: (line) => void lines.push(line) }));
  vi.unstubAllEnvs();
  return lines.join('');
}

test('secrets are taken out at every depth that is logged', () => {
  const text = logged((logger) =>
    logger.info(
      {
        password: 'hush-1',
        person: { name: 'Ada', password: 'hush-2' },
        request: { headers: { authorization: 'hush-3', 'set-cookie': 'hush-4', accept: 'image/png' } },
        settings: { AUTH_SECRET: 'hush-5', GOOGLE_GENERATIVE_AI_API_KEY: 'hush-6', PORT: 3000 },
      },
      'message',
    ),
  );
  expect(text).not.toContain('hush');
  expect(text).toContain('Ada');
  expect(text).toContain('image/png');
});

test('an error keeps what happened and its causes, and loses requests and passwords in addresses', () => {
  const cause = Object.assign(new Error('connect to postgresql://app:hush-1@db:5432/x failed'), {
    code: 'ECONNREFUSED',
    config: { headers: { authorization: 'hush-2' } },
  });
  const err = Object.assign(new Error('GET https://s3.example/a?X-Amz-Signature=hush3&x=1', { cause }), {
    requestBodyValues: { prompt: 'hush-4' },
  });
  const text = logged((logger) => logger.error({ err }, 'queue'));
  expect(text).not.toContain('hush');
  expect(JSON.parse(text).err).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  expect(text).toContain('postgresql://app:***@db:5432/x');
});
