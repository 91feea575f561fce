import type { DraftPart, DraftSlot, TemplateDraft } from './draft-schemas';
import { type Operation, operations } from './schemas';

export const slotTypes = ['choice', 'text', 'number', 'colour', 'market'] as const;
export type SlotType = (typeof slotTypes)[number];
export const slotTypeNames: Record<SlotType, string> = {
  choice: 'Choice',
  text: 'Text',
  number: 'Number',
  colour: 'Palette colour',
  market: 'Market',
};

/** A slot of a type with everything that the type needs, empty. */
export function blankSlot(
  type: SlotType,
  named: Pick<DraftSlot, 'key' | 'label' | 'help' | 'lock'>,
): DraftSlot {
  const { key, label, help, lock } = named;
  const base = { key, label, help, lock };
  if (type === 'choice') return { ...base, type, options: [], dependsOn: null, default: null };
  if (type === 'text')
    return { ...base, type, maxLength: 80, allowed: null, forbiddenTerms: [], default: null };
  if (type === 'number') return { ...base, type, min: 0, max: 10, step: 1, default: null };
  return { ...base, type, default: null };
}

/** A key made of a label: small letters, digits and _, not yet taken. */
export function keyFor(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  const stem = words.slice(0, 36) || 'slot';
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}_${number}`)) number++;
  return `${stem}_${number}`;
}

const withParts = (
  draft: TemplateDraft,
  change: (parts: DraftPart[]) => DraftPart[],
): TemplateDraft['operations'] => ({
  generate: change(draft.operations.generate),
  vary: change(draft.operations.vary),
  refine: change(draft.operations.refine),
  localise: change(draft.operations.localise),
});

export function addSlot(
  draft: TemplateDraft,
  type: SlotType,
  label: string,
): { draft: TemplateDraft; key: string } {
  const key = keyFor(
    label,
    draft.slots.map((slot) => slot.key),
  );
  const slot = blankSlot(type, { key, label, help: '', lock: 'required' });
  return { draft: { ...draft, slots: [...draft.slots, slot] }, key };
}

/** Choices that follow the slot `key` follow `next` from now on; null sets them free. */
const refollow = (slots: readonly DraftSlot[], key: string, next: string | null): DraftSlot[] =>
  slots.map((slot) =>
    slot.type === 'choice' && slot.dependsOn?.slot === key
      ? { ...slot, dependsOn: next === null ? null : { ...slot.dependsOn, slot: next } }
      : slot,
  );

/** Replaces the slot called `key`. A new key is followed wherever the prompt or another slot uses it. */
export function changeSlot(draft: TemplateDraft, key: string, slot: DraftSlot): TemplateDraft {
  const changed = draft.slots.map((entry) => (entry.key === key ? slot : entry));
  if (slot.key === key) return { ...draft, slots: changed };
  const slots = refollow(changed, key, slot.key);
  return {
    ...draft,
    slots,
    operations: withParts(draft, (parts) =>
      parts.map((part) => (part.kind === 'slot' && part.slot === key ? { ...part, slot: slot.key } : part)),
    ),
  };
}

/** Takes a slot out, and out of every prompt. */
export function removeSlot(draft: TemplateDraft, key: string): TemplateDraft {
  return {
    ...draft,
    slots: refollow(
      draft.slots.filter((slot) => slot.key !== key),
      key,
      null,
    ),
    operations: withParts(draft, (parts) =>
      parts.filter((part) => part.kind !== 'slot' || part.slot !== key),
    ),
  };
}

/** The list with one entry moved by `by` places; unchanged at the ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one, other] = [next[index], next[index + by]];
  if (one === undefined || other === undefined) return next;
  next[index] = other;
  next[index + by] = one;
  return next;
}

export const setParts = (draft: TemplateDraft, operation: Operation, parts: DraftPart[]): TemplateDraft => ({
  ...draft,
  operations: { ...draft.operations, [operation]: parts },
});

/** The operations whose prompt uses a slot. */
export const operationsWith = (draft: TemplateDraft, key: string): Operation[] =>
  operations.filter((operation) =>
    draft.operations[operation].some((part) => part.kind === 'slot' && part.slot === key),
  );
