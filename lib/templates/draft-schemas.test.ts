import { describe, expect, it } from 'vitest';
import { specFromDraft, type TemplateDraft, templateDraftSchema } from './draft-schemas';
import { templateSpecSchema } from './schemas';
import { starterSpec } from './starter-spec';

const starter = (): TemplateDraft => templateDraftSchema.parse(structuredClone(starterSpec));
const problemsOf = (draft: TemplateDraft) => {
  const read = specFromDraft(draft);
  return 'problems' in read ? read.problems : [];
};

describe('starter spec', () => {
  it('can be published as it is', () => {
    expect(templateSpecSchema.parse(starterSpec)).toEqual(starterSpec);
    expect(specFromDraft(starter())).toEqual({ spec: starterSpec });
  });
  it('has the slots that the sandbox renderer reads', () =>
    expect(starterSpec.slots.map((slot) => slot.key)).toEqual(
      expect.arrayContaining(['background', 'light', 'season', 'accent', 'market']),
    ));
});

describe('templateDraftSchema', () => {
  it('takes an incomplete draft', () => {
    const draft = starter();
    draft.operations.vary = [{ kind: 'locked', text: '' }];
    draft.slots.push({
      type: 'number',
      key: '',
      label: '',
      help: '',
      lock: 'required',
      min: null,
      max: null,
      step: null,
      default: null,
    });
    draft.tiers = [];
    expect(templateDraftSchema.safeParse(draft).success).toBe(true);
  });
  it('takes nothing broken: unknown keys, kinds and sizes', () => {
    expect(templateDraftSchema.safeParse({ ...starter(), extra: 1 }).success).toBe(false);
    expect(templateDraftSchema.safeParse({ ...starter(), specVersion: 3 }).success).toBe(false);
    const huge = starter();
    huge.operations.generate = [{ kind: 'locked', text: 'x'.repeat(2001) }];
    expect(templateDraftSchema.safeParse(huge).success).toBe(false);
  });
});

describe('specFromDraft', () => {
  it('drops empty locked parts and empty options, and trims', () => {
    const draft = starter();
    draft.operations.generate.push({ kind: 'locked', text: '  ' });
    const [background] = draft.slots;
    if (background?.type === 'choice') background.options.push(' ', ' oak kitchen table ');
    expect(specFromDraft(draft)).toEqual({ spec: starterSpec });
  });
  it('names everything that is missing with its place', () => {
    const draft = starter();
    draft.tiers = [];
    draft.operations.localise = [{ kind: 'slot', slot: 'market' }];
    draft.slots.push({
      type: 'text',
      key: 'line',
      label: 'Line',
      help: '',
      lock: 'required',
      maxLength: null,
      allowed: null,
      forbiddenTerms: [],
      default: null,
    });
    expect(problemsOf(draft)).toEqual([
      { path: 'slots.6.maxLength', message: 'Say how many characters at most (1 to 400).' },
      { path: 'tiers', message: 'Allow at least one tier.' },
    ]);
    draft.tiers = ['draft'];
    draft.slots.pop();
    expect(problemsOf(draft)).toEqual([
      { path: 'operations.localise', message: 'Write at least one locked part.' },
    ]);
  });
  it('refuses a part that names no slot, and a default that its slot would refuse', () => {
    const draft = starter();
    draft.operations.vary.push({ kind: 'slot', slot: 'nowhere' });
    expect(problemsOf(draft).map((problem) => problem.path)).toEqual([
      `operations.vary.${draft.operations.vary.length - 1}`,
    ]);
    draft.operations.vary.pop();
    const mood = draft.slots.find((slot) => slot.key === 'mood');
    if (mood?.type === 'text') mood.default = 'The BEST cup';
    expect(problemsOf(draft)).toEqual([
      { path: 'slots.5.default', message: 'The default contains a forbidden term.' },
    ]);
  });
});
