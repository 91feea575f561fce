import { expect, test } from 'vitest';
import { starterSpec } from '@/lib/templates/starter-spec';
import { conceptName } from './concept-name';

const template = { name: 'Product in a scene', spec: starterSpec };

test('a concept is named by its first choices', () => {
  const values = { background: 'oak kitchen table', light: 'golden hour', season: 'autumn', mood: 'calm' };
  expect(conceptName(template, values)).toBe('Oak kitchen table, golden hour, autumn');
  expect(conceptName(template, { light: 'candlelight' })).toBe('Candlelight');
});

test('without a choice by its template, and never longer than a name may be', () => {
  expect(conceptName(template, { mood: 'calm' })).toBe('Product in a scene');
  expect(conceptName(template, { background: 'x'.repeat(200) })).toHaveLength(120);
});
