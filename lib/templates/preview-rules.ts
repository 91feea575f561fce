import type { DraftSlot, TemplateDraft } from './draft-schemas';
import type { Slot, SlotValues, TemplateSpec } from './schemas';
import { settle } from './slot-options';

const filled = (slot: DraftSlot): Slot => {
  if (slot.type === 'text') return { ...slot, maxLength: slot.maxLength ?? 400 };
  if (slot.type === 'number')
    return { ...slot, min: slot.min ?? 0, max: slot.max ?? 100, step: slot.step || 1 };
  return slot;
};

/** A draft as a spec that can be composed and checked while it is written; never one to publish. */
export function previewSpec(draft: TemplateDraft): TemplateSpec {
  return {
    ...draft,
    slots: draft.slots.map(filled),
    references: draft.references.map((entry) => ({ ...entry, max: entry.max ?? 1 })),
    seeds: { count: draft.seeds.count ?? 1 },
  };
}

const samples = ['a quiet first cup', 'clear and unhurried', 'a small pause'];

/** Values to show a prompt with before anybody has filled it in; dependent slots follow what `tried` says. */
export function sampleValues(
  draft: TemplateDraft,
  palette: readonly { name: string; hex: string }[],
  tried: SlotValues = {},
): SlotValues {
  const values: SlotValues = {};
  draft.slots.forEach((slot, index) => {
    // A default that may not be kept is no sample either.
    const kept = slot.default;
    if (slot.lock !== 'change_required' && slot.default !== null && slot.default !== '')
      values[slot.key] = slot.default;
    else if (slot.type === 'choice')
      values[slot.key] = slot.options.find((option) => option && option !== kept) ?? '';
    else if (slot.type === 'text')
      values[slot.key] = (samples[index % samples.length] ?? '').slice(0, slot.maxLength ?? 400);
    else if (slot.type === 'number')
      values[slot.key] = (slot.min ?? 0) + (slot.min === kept ? (slot.step ?? 1) : 0);
    else if (slot.type === 'colour')
      values[slot.key] = palette.find((colour) => colour.name !== kept)?.name ?? '';
    else values[slot.key] = 'de-DE';
  });
  const all = { ...values, ...tried };
  const market = draft.slots.find((slot) => slot.type === 'market');
  const markets = market ? [String(all[market.key])] : [];
  return { ...settle(previewSpec(draft), all, { markets, palette }), ...tried };
}
