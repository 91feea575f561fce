import { expect, test } from 'vitest';
import { slugFrom } from './rules';
import { createBrandInput } from './schemas';

test.each([
  ['Northbean Coffee', 'northbean-coffee'],
  ['  Café Noir & Co. ', 'cafe-noir-co'],
  ['7 Seas', 'seas'],
  ['Über–Straße', 'uber-stra-e'],
  ['珈琲', ''],
])('%s has the address name %s', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test('a long name is cut where the address name may end', () => {
  const slug = slugFrom(`${'a'.repeat(39)} b`);
  expect(slug).toBe('a'.repeat(39));
  expect(createBrandInput.safeParse({ name: 'x', slug }).success).toBe(true);
});
