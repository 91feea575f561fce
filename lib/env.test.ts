import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env, forgetEnv } from './env';

const complete = {
  DATABASE_URL: 'postgresql://app@db/countersign',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
  S3_BUCKET: 'assets',
  S3_DELIVERY_BUCKET: 'delivery',
  AUTH_SECRET: 'a'.repeat(32),
};
const only = (settings: Record<string, string>) => {
  for (const name of Object.keys(process.env))
    if (/^(DATABASE_|S3_|AUTH_|OIDC_|C2PA_|COUNTERSIGN_|PORT$|LOG_LEVEL$)/.test(name))
      vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  forgetEnv();
};
beforeEach(() => only({}));
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

test('everything that is missing is said at once, by name', () => {
  let message = '';
  vi.stubEnv('OIDC_ISSUER', 'https://id.example');
  try {
    env();
  } catch (error) {
    message = (error as Error).message;
  }
  for (const name of Object.keys(complete)) expect(message).toContain(`${name}: is missing`);
  expect(message).toContain('OIDC_CLIENT_ID: goes with');
});

test('the least a real installation needs is enough', () => {
  only(complete);
  expect(env()).toMatchObject({
    COUNTERSIGN_MODE: 'production',
    PORT: 3000,
    S3_REGION: 'us-east-1',
    S3_PRESIGN: false,
  });
});

test('lines that were left empty mean their defaults', () => {
  only({
    ...complete,
    PORT: '',
    S3_REGION: '',
    S3_PRESIGN: '',
    COUNTERSIGN_MODE: '',
    OIDC_ISSUER: '',
    S3_ENDPOINT: '',
  });
  expect(env()).toMatchObject({
    COUNTERSIGN_MODE: 'production',
    PORT: 3000,
    S3_REGION: 'us-east-1',
    S3_PRESIGN: false,
  });
  expect(env().OIDC_ISSUER).toBeUndefined();
  expect(env().S3_ENDPOINT).toBeUndefined();
});

test('half of a group names its other half', () => {
  only({ ...complete, OIDC_ISSUER: 'https://id.example', C2PA_KEY_FILE: 'key.pem' });
  expect(() => env()).toThrow(/OIDC_CLIENT_ID: goes with[\s\S]*OIDC_CLIENT_SECRET: goes with/);
  expect(() => env()).toThrow('C2PA_CERT_CHAIN_FILE: goes with');
});

test('a short secret is refused and not shown', () => {
  only({ ...complete, AUTH_SECRET: 'short-secret' });
  expect(() => env()).toThrow('AUTH_SECRET: has fewer than 32 characters');
  expect(() => env()).not.toThrow('short-secret');
});
