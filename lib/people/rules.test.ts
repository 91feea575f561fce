import { describe, expect, it } from 'vitest';
import { PASSWORD_BYTES, passwordFrom, passwordWeakness } from './rules';

const about = { name: 'Ada Winterbottom', email: 'a.winter@example.test' };

describe('passwordFrom', () => {
  it('makes four groups of five letters and digits that cannot be mixed up', () => {
    const every = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(passwordFrom(every)).not.toMatch(/[lo01A-Z]/);
    expect(passwordFrom(every.slice(0, PASSWORD_BYTES))).toBe('abcde-fghij-kmnpq-rstuv');
    const counts = new Map<string, number>();
    for (const letter of passwordFrom(every).replaceAll('-', ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });
});

describe('passwordWeakness', () => {
  it.each([
    'aaaaaaaaaaaaaaaa',
    'abababababab',
    'Password12345',
    'p@ssw0rd1234',
    'qwertyuiop12',
    'winterbottom1',
    'Winterbottom2026',
    '!!a.winter!!12',
    'administrator',
    'countersign1',
    '1234567890123',
  ])('refuses %s', (password) => {
    expect(passwordWeakness(password, about)).toMatch(/^It .*\.$/);
  });
  it.each([
    'correct horse battery',
    'abcde-fghij-kmnpq-rstuv',
    'demo-bZwm9z4H',
    'Winterbottom eats nine plums',
  ])('takes %s', (password) => {
    expect(passwordWeakness(password, about)).toBeNull();
  });
});
