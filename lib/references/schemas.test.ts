import { describe, expect, it } from 'vitest';
import { rightsState } from './expiry-rules';
import { maskShapeSchema, rightsSchema } from './schemas';

const rights = { rightsOwner: 'A', licence: 'B', consent: '', territories: ['de'], expiresOn: null };

describe('rightsSchema', () => {
  it('keeps WORLD alone, and each country once', () => {
    expect(rightsSchema.parse({ ...rights, territories: ['DE', 'WORLD'] }).territories).toEqual(['WORLD']);
    expect(rightsSchema.parse({ ...rights, territories: ['FR', 'DE', 'FR'] }).territories).toEqual([
      'DE',
      'FR',
    ]);
  });
  it('refuses what is not a country code or a date', () => {
    expect(rightsSchema.safeParse(rights).success).toBe(false);
    expect(rightsSchema.safeParse({ ...rights, territories: ['DE'], expiresOn: '31.12.2030' }).success).toBe(
      false,
    );
    expect(rightsSchema.safeParse({ ...rights, territories: ['DE'], expiresOn: '2030-02-30' }).success).toBe(
      false,
    );
  });
});

it.each([
  [{ expiresOn: null, withdrawnAt: null }, 'valid'],
  [{ expiresOn: '2026-12-24', withdrawnAt: null }, 'expiring'],
  [{ expiresOn: '2026-12-25', withdrawnAt: null }, 'valid'],
  [{ expiresOn: '2026-11-24', withdrawnAt: null }, 'expiring'],
  [{ expiresOn: '2026-11-23', withdrawnAt: null }, 'expired'],
  [{ expiresOn: null, withdrawnAt: new Date(0) }, 'withdrawn'],
] as const)('%o is %s on 2026-11-24', (reference, state) =>
  expect(rightsState(reference, '2026-11-24')).toBe(state),
);

it('takes mask points inside the picture only', () => {
  const grow = { kind: 'grow', tolerance: 10 };
  expect(maskShapeSchema.safeParse({ ...grow, points: [{ x: 0, y: 1 }] }).success).toBe(true);
  expect(maskShapeSchema.safeParse({ ...grow, points: [{ x: -0.1, y: 1 }] }).success).toBe(false);
  expect(maskShapeSchema.safeParse({ ...grow, points: [] }).success).toBe(false);
  expect(
    maskShapeSchema.safeParse({
      kind: 'outline',
      outline: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    }).success,
  ).toBe(false);
});
