import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKey, sealKey } from './key-seal';

const secret = 'a secret of at least thirty-two characters';

test('a key comes back under its own secret and for its own provider only', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300 }), (plain) => {
      const sealed = sealKey(secret, 'google', plain);
      if (plain.length > 8) expect(sealed).not.toContain(plain);
      expect(openKey(secret, 'google', sealed)).toBe(plain);
      expect(openKey(secret, 'openai', sealed)).toBeNull();
      expect(openKey(`${secret}!`, 'google', sealed)).toBeNull();
    }),
  );
});

test('the same key is never sealed the same way twice', () => {
  expect(sealKey(secret, 'fal', 'key')).not.toBe(sealKey(secret, 'fal', 'key'));
});

test('one changed byte is found', () => {
  const sealed = sealKey(secret, 'fal', 'a key of the provider');
  const parts = sealed.split('.');
  for (let part = 1; part < parts.length; part++) {
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const changed = parts.map((text, at) => (at === part ? bytes.toString('base64url') : text)).join('.');
    expect(openKey(secret, 'fal', changed)).toBeNull();
  }
  for (const nonsense of ['', 'v1', 'v2.a.b.c', 'v1...', 'v1.a.b.c'])
    expect(openKey(secret, 'fal', nonsense)).toBeNull();
});
