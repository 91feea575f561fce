import { describe, expect, it } from 'vitest';
import { contrast, contrastGrade } from './rules';
import { createBrandInput, forbiddenTermsSchema, hexSchema, paletteSchema } from './schemas';

describe('brand slugs', () => {
  it.each(['northbean', 'north-bean', 'n2'])('takes %s', (slug) =>
    expect(createBrandInput.safeParse({ slug, name: 'X' }).success).toBe(true),
  );
  it.each(['', 'a', 'North', '-a', 'a--b', 'a-', '1a', 'a b', '../x', 'x'.repeat(41)])(
    'refuses "%s"',
    (slug) => expect(createBrandInput.safeParse({ slug, name: 'X' }).success).toBe(false),
  );
});

describe('palette', () => {
  it('understands short and bare hex', () => {
    expect(hexSchema.parse('#ABC')).toBe('#aabbcc');
    expect(hexSchema.parse(' 6B3F1D ')).toBe('#6b3f1d');
    for (const bad of ['', '#12', 'red', '#12345g', '#1234567'])
      expect(hexSchema.safeParse(bad).success).toBe(false);
  });
  it('wants names and colours once', () => {
    const read = paletteSchema.safeParse([
      { name: 'Roast', hex: '#6b3f1d' },
      { name: 'roast', hex: '#000000' },
      { name: 'Dark', hex: '6B3F1D' },
    ]);
    expect(read.error?.issues.map((issue) => issue.path)).toEqual([
      [1, 'name'],
      [2, 'hex'],
    ]);
  });
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect([21, 5, 3.2, 2].map(contrastGrade)).toEqual(['AAA', 'AA', 'Large text', 'Too low']);
  });
});

it('keeps a forbidden term once and drops empty lines', () =>
  expect(forbiddenTermsSchema.parse(['Cheap', ' cheap ', '', 'bargain'])).toEqual(['Cheap', 'bargain']));
