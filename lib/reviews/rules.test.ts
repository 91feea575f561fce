import { describe, expect, test } from 'vitest';
import type { Stage } from '@/lib/campaigns/schemas';
import type { SubmissionState } from '@/lib/db/schema/reviews';
import {
  fourEyesDecision,
  fourEyesReasons,
  isLive,
  moveOf,
  type Party,
  parties,
  type ReviewVerb,
  reviewVerbs,
  statementOf,
} from './rules';

const both: Stage[] = ['brand', 'legal'];
const states: SubmissionState[] = [
  'brand_review',
  'legal_review',
  'approved',
  'changes_requested',
  'rejected',
  'withdrawn',
  'recalled',
];

/** The whole grid for the chain brand, legal. '.' means refused. Columns: brand, legal, submitter. */
const grid: Record<SubmissionState, Record<ReviewVerb, [string, string, string]>> = {
  brand_review: {
    sign_off: ['legal_review', '.', '.'],
    request_changes: ['changes_requested', '.', '.'],
    reject: ['rejected', '.', '.'],
    withdraw: ['.', '.', 'withdrawn'],
    recall: ['.', '.', '.'],
  },
  legal_review: {
    sign_off: ['.', 'approved', '.'],
    request_changes: ['.', 'changes_requested', '.'],
    reject: ['.', 'rejected', '.'],
    withdraw: ['.', '.', 'withdrawn'],
    recall: ['.', '.', '.'],
  },
  approved: {
    sign_off: ['.', '.', '.'],
    request_changes: ['.', '.', '.'],
    reject: ['.', '.', '.'],
    withdraw: ['.', '.', '.'],
    recall: ['.', 'recalled', '.'],
  },
  changes_requested: {
    sign_off: ['.', '.', '.'],
    request_changes: ['.', '.', '.'],
    reject: ['.', '.', '.'],
    withdraw: ['.', '.', '.'],
    recall: ['.', '.', '.'],
  },
  rejected: {
    sign_off: ['.', '.', '.'],
    request_changes: ['.', '.', '.'],
    reject: ['.', '.', '.'],
    withdraw: ['.', '.', '.'],
    recall: ['.', '.', '.'],
  },
  withdrawn: {
    sign_off: ['.', '.', '.'],
    request_changes: ['.', '.', '.'],
    reject: ['.', '.', '.'],
    withdraw: ['.', '.', '.'],
    recall: ['.', '.', '.'],
  },
  recalled: {
    sign_off: ['.', '.', '.'],
    request_changes: ['.', '.', '.'],
    reject: ['.', '.', '.'],
    withdraw: ['.', '.', '.'],
    recall: ['.', '.', '.'],
  },
};

const cells = states.flatMap((state) =>
  reviewVerbs.flatMap((verb) =>
    parties.map((party, index): [SubmissionState, ReviewVerb, Party, string] => [
      state,
      verb,
      party,
      grid[state][verb][index] ?? '?',
    ]),
  ),
);

test.each(cells)('%s, %s by %s: %s', (state, verb, party, expected) => {
  expect(moveOf(state, verb, party, both) ?? '.').toBe(expected);
});

describe('chains of one stage', () => {
  test('the only stage approves', () => {
    expect(moveOf('brand_review', 'sign_off', 'brand', ['brand'])).toBe('approved');
    expect(moveOf('legal_review', 'sign_off', 'legal', ['legal'])).toBe('approved');
  });
  test('legal before brand goes on to brand', () => {
    expect(moveOf('legal_review', 'sign_off', 'legal', ['legal', 'brand'])).toBe('brand_review');
    expect(moveOf('brand_review', 'sign_off', 'brand', ['legal', 'brand'])).toBe('approved');
  });
});

test('live means that the asset is bound', () => {
  expect(states.filter(isLive)).toEqual(['brand_review', 'legal_review', 'approved']);
  expect(isLive(null)).toBe(false);
});

test('the statement differs by person, stage, asset and bytes', () => {
  const base = {
    personName: 'Olivia',
    stage: 'brand' as const,
    assetId: 'ast_1',
    sha256: 'a'.repeat(64),
    pixelDigest: 'b'.repeat(64),
  };
  const texts = [
    base,
    { ...base, personName: 'Lena' },
    { ...base, stage: 'legal' as const },
    { ...base, assetId: 'ast_2' },
    { ...base, sha256: 'c'.repeat(64) },
    { ...base, pixelDigest: 'c'.repeat(64) },
  ].map(statementOf);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts[0]).toContain(base.sha256);
});

describe('four eyes', () => {
  const contributors = [
    { personId: 'maker', did: 'ran a prompt' },
    { personId: 'maker', did: 'submitted a picture' },
    { personId: 'picker', did: 'picked a picture' },
  ];
  const codes = (personId: string, signers: string[] = []) =>
    fourEyesReasons({ personId, contributors, signers }).map((reason) => reason.code);

  test('whoever had a hand in the lineage cannot sign, and nobody signs two stages', () => {
    expect(codes('maker')).toEqual(['own_work']);
    expect(codes('picker')).toEqual(['own_work']);
    expect(codes('owner')).toEqual([]);
    expect(codes('owner', ['owner'])).toEqual(['signed_before']);
    expect(codes('maker', ['maker'])).toEqual(['own_work', 'signed_before']);
  });

  test('says what the person did', () => {
    const [reason] = fourEyesReasons({ personId: 'maker', contributors, signers: [] });
    expect(reason?.message).toBe(
      'You cannot approve your own: you ran a prompt and submitted a picture in this lineage.',
    );
  });

  test('while it is lifted, it lets through whom it would have stopped, and names by what', () => {
    const lifted = {
      id: 'bgl_1',
      rule: 'four_eyes' as const,
      personId: null,
      conceptId: null,
      reason: 'Launch',
      requestedBy: 'owner',
      approvedBy: 'legal',
      expiresAt: new Date('2026-11-26T00:00:00Z'),
    };
    const decide = (personId: string, over: Partial<typeof lifted> | { conceptId: string } = {}) =>
      fourEyesDecision({
        personId,
        conceptId: 'cpt_1',
        contributors: [...contributors, { personId: 'legal', did: 'picked a picture' }],
        signers: [],
        overrides: [{ ...lifted, ...over }],
      });
    expect(decide('maker')).toMatchObject({ bars: [], by: { id: 'bgl_1' } });
    // Nothing had to be lifted for this person, so nothing was used.
    expect(decide('owner')).toEqual({ bars: [], by: null });
    // It does not serve the two who made it.
    expect(decide('legal').bars.map(({ code }) => code)).toEqual(['own_work']);
    expect(decide('maker', { conceptId: 'cpt_2' }).bars).toHaveLength(1);
    expect(decide('maker', { conceptId: 'cpt_1' }).bars).toEqual([]);
  });
});
