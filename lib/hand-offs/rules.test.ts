import { expect, test } from 'vitest';
import { cutPrompt, draftPath, filePart, packageName, packRefusal, referencePath, tooEarly } from './rules';
import { maxPackageBytes } from './schemas';
import { inline, quote } from './words';

test('file names come from a-z, 0-9 and hyphens only', () => {
  expect(filePart('Crème brûlée — Größe 5')).toBe('creme-brulee-gro-e-5');
  expect(filePart('../../etc/passwd')).toBe('etc-passwd');
  expect(filePart('..')).toBe('');
  expect(filePart('日本')).toBe('');
  expect(filePart('x'.repeat(400))).toHaveLength(40);
  expect(packageName('日本', 'a'.repeat(64))).toBe(`hand-off-${'a'.repeat(12)}.zip`);
  expect(referencePath({ role: 'logo', name: '/', sha256: 'b'.repeat(64), mime: 'x/y' }, 8)).toBe(
    'references/09-logo-bbbbbbbb.bin',
  );
  const draft = { seed: null, sha256: 'c'.repeat(64), mime: 'image/jpeg', pickedAt: null };
  expect(draftPath(draft, 0)).toBe('drafts/001-uploaded-cccccccc.jpg');
  expect(draftPath({ ...draft, seed: 7, pickedAt: '2026' }, 999)).toBe(
    'drafts/1000-seed-7-cccccccc-picked.jpg',
  );
});

test('locked parts are found in the prompt in their order, and the rest is what was filled in', () => {
  expect(cutPrompt('A cup on "oak", soft light.', ['A cup on', ', soft light.'])).toEqual([
    { kind: 'locked', text: 'A cup on' },
    { kind: 'filled_in', text: '"oak"' },
    { kind: 'locked', text: ', soft light.' },
  ]);
  expect(cutPrompt('Only this', ['not there'])).toEqual([{ kind: 'filled_in', text: 'Only this' }]);
  expect(cutPrompt('', [])).toEqual([]);
});

test('what can be packed', () => {
  const fine = { campaignState: 'active', drafts: 1, bytes: maxPackageBytes };
  expect(packRefusal(fine)).toBeNull();
  expect(packRefusal({ ...fine, campaignState: 'closed' })).toContain('closed');
  expect(packRefusal({ ...fine, drafts: 0 })).toContain('no picture');
  expect(packRefusal({ ...fine, bytes: maxPackageBytes + 1 })).toContain('1 GB');
});

test('before the inflection point a reason of ten characters is asked for', () => {
  expect(tooEarly('It cost enough.', '')).toBeNull();
  expect(tooEarly(null, '  123456789  ')).toContain('at least 10 characters');
  expect(tooEarly(null, '1234567890')).toBeNull();
});

test('typed words stay words in Markdown', () => {
  expect(inline('# a\n[x](y) `c`\u202e\u0000')).toBe('\\# a \\[x\\](y) \\`c\\`');
  expect(inline('Terracotta (#9c3b1b)')).toBe('Terracotta (#9c3b1b)');
  expect(inline('1. a')).toBe('1\\. a');
  expect(quote('a\n===')).toBe('> a\n> \\===');
  expect(inline('- a')).toBe('\\- a');
  expect(quote('one\r\n\n# two')).toBe('> one\n>\n> \\# two');
});
