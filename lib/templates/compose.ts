import type { Operation, Slot, SlotValues, TemplateSpec } from './schemas';
import { slotAsData } from './slot-as-data';

export type Segment =
  | { kind: 'locked'; text: string }
  | { kind: 'slot'; slot: string; label: string; text: string };
export type ComposedPrompt = { segments: Segment[]; prompt: string; negative: string };

/** Names that a value may stand for: palette colours as hex, markets as "Germany (German)". */
export type SlotNames = {
  palette: readonly { name: string; hex: string }[];
  market?: (market: string) => string;
};

/** A market as words a model understands: "Germany (German)". Falls back to the code. */
export function marketName(market: string): string {
  const [language, region] = market.split('-');
  try {
    const country = new Intl.DisplayNames(['en'], { type: 'region' }).of(region ?? '');
    const tongue = new Intl.DisplayNames(['en'], { type: 'language' }).of(language ?? '');
    return country && tongue ? `${country} (${tongue})` : market;
  } catch {
    return market;
  }
}

function slotText(slot: Slot, value: string | number | undefined, names: SlotNames): string {
  if (value === undefined || value === '') return '';
  if (slot.type === 'colour') {
    const colour = names.palette.find((entry) => entry.name === value);
    return colour ? `${slotAsData(colour.name)} (${colour.hex})` : '';
  }
  if (slot.type === 'market') return slotAsData((names.market ?? marketName)(String(value)));
  const data = slotAsData(String(value));
  // Only free text needs quoting and a limit; the rest comes from closed sets written by the brand owner.
  if (slot.type !== 'text') return data;
  const words = [...data].slice(0, slot.maxLength).join('').trim();
  return words === '' ? '' : `"${words}"`;
}

/** What stands between two neighbouring pieces of a prompt: a space, unless one of them brings it or is punctuation. */
export const gapBetween = (before: string, text: string): '' | ' ' =>
  before && !/\s$/.test(before) && !/^[\s.,;:!?)]/.test(text) ? ' ' : '';

/** Composes the prompt of an operation. Locked parts stand in it verbatim; an empty optional slot leaves nothing. */
export function composePrompt(
  spec: TemplateSpec,
  operation: Operation,
  values: SlotValues,
  names: SlotNames,
): ComposedPrompt {
  const segments: Segment[] = [];
  for (const part of spec.operations[operation]) {
    if (part.kind === 'locked') {
      segments.push({ kind: 'locked', text: part.text });
      continue;
    }
    const slot = spec.slots.find((candidate) => candidate.key === part.slot);
    if (!slot) continue;
    const given = slot.lock === 'locked' ? (slot.default ?? undefined) : values[slot.key];
    const text = slotText(slot, given, names);
    if (text) segments.push({ kind: 'slot', slot: slot.key, label: slot.label, text });
  }
  const prompt = segments.reduce((all, { text }) => all + gapBetween(all, text) + text, '');
  return { segments, prompt, negative: spec.negative };
}

/** What the form starts with. */
export function slotDefaults(spec: TemplateSpec): SlotValues {
  const values: SlotValues = {};
  for (const slot of spec.slots) if (slot.default !== null) values[slot.key] = slot.default;
  return values;
}
