import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password';

test('the right password is accepted, any other refused', async () => {
  const stored = await hashPassword('correct horse');
  expect(await verifyPassword('correct horse', stored)).toBe(true);
  expect(await verifyPassword('correct horsf', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
});

test('the same password is stored differently each time, and never as it was typed', async () => {
  const [one, two] = await Promise.all([hashPassword('secret words'), hashPassword('secret words')]);
  expect(one).not.toBe(two);
  expect(one).not.toContain('secret');
  expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
});

test('letters that look the same are the same, however they were typed', async () => {
  const stored = await hashPassword('caf\u00e9');
  expect(await verifyPassword('cafe\u0301', stored)).toBe(true);
});

test.each([null, undefined, '', 'plain', 'scrypt$1$1$1$$'])(
  'nobody gets in with the stored hash %s',
  async (stored) => {
    expect(await verifyPassword('anything', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  },
);
