import { expect, test } from 'vitest';
import { composePrompt } from './compose';
import type { TemplateSpec } from './schemas';
import { starterSpec } from './starter-spec';

const spec: TemplateSpec = {
  ...starterSpec,
  slots: [
    {
      key: 'mood',
      label: 'Mood',
      help: '',
      lock: 'editable',
      type: 'text',
      maxLength: 200,
      allowed: null,
      forbiddenTerms: [],
      default: null,
    },
  ],
  operations: {
    ...starterSpec.operations,
    generate: [
      { kind: 'locked', text: 'Keep the product unchanged.' },
      { kind: 'slot', slot: 'mood' },
      { kind: 'locked', text: 'Never show people.' },
    ],
  },
};
test('segments say what is locked and what is filled in, and an empty optional slot leaves nothing', () => {
  const { segments, prompt } = composePrompt(spec, 'generate', {}, { palette: [] });
  expect(segments.map((segment) => segment.kind)).toEqual(['locked', 'locked']);
  expect(prompt).toBe('Keep the product unchanged. Never show people.');
});

test('a locked slot says its default in the prompt, whatever it is called with', () => {
  const [mood] = spec.slots;
  if (mood?.type !== 'text') throw new Error('The slot is text.');
  const held: TemplateSpec = { ...spec, slots: [{ ...mood, lock: 'locked', default: 'calm' }] };
  expect(composePrompt(held, 'generate', { mood: 'wild' }, { palette: [] }).prompt).toContain('"calm"');
});
