import { describe, expect, it } from 'vitest';
import { templateDraftSchema } from './draft-schemas';
import {
  addSlot,
  blankSlot,
  changeSlot,
  keyFor,
  moved,
  operationsWith,
  removeSlot,
  slotTypes,
} from './edit-rules';
import { starterSpec } from './starter-spec';

const draft = () => templateDraftSchema.parse(structuredClone(starterSpec));

describe('keyFor', () => {
  it.each([
    ['Headline mood', [], 'headline_mood'],
    ['Größe 2', [], 'gro_e_2'],
    ['2nd line', [], 'nd_line'],
    ['!!', [], 'slot'],
    ['Mood', ['mood', 'mood_2'], 'mood_3'],
  ])('makes of "%s" (%j taken) %s', (label, taken, key) => expect(keyFor(label, taken)).toBe(key));
});

it('adds a slot of every type in a shape that can be saved', () => {
  for (const type of slotTypes) {
    const added = addSlot(draft(), type, 'New slot');
    expect(added.key).toBe('new_slot');
    expect(templateDraftSchema.safeParse(added.draft).success).toBe(true);
  }
});

it('follows a renamed slot through every prompt', () => {
  const market = draft().slots.find((slot) => slot.key === 'market');
  if (!market) throw new Error('the starter has a market');
  const changed = changeSlot(draft(), 'market', { ...market, key: 'country' });
  expect(operationsWith(changed, 'country')).toEqual(['generate', 'vary', 'refine', 'localise']);
  expect(operationsWith(changed, 'market')).toEqual([]);
});

it('takes a removed slot out of every prompt and leaves the rest', () => {
  const changed = removeSlot(draft(), 'season');
  expect(operationsWith(changed, 'season')).toEqual([]);
  expect(changed.slots.map((slot) => slot.key)).toEqual(['background', 'light', 'accent', 'market', 'mood']);
  expect(changed.operations.refine).toEqual(draft().operations.refine);
});

it('keeps name, help and need when the type changes', () =>
  expect(blankSlot('colour', { key: 'k', label: 'L', help: 'H', lock: 'editable' })).toEqual({
    key: 'k',
    label: 'L',
    help: 'H',
    lock: 'editable',
    type: 'colour',
    default: null,
  }));

it('moves an entry, and nothing at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
