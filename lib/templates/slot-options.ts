import type { Slot, SlotValues, TemplateSpec } from './schemas';
import type { DependsOn } from './slot-schemas';

type SpecSlots = Pick<TemplateSpec, 'slots' | 'parent'>;
export type ChoiceWorld = {
  markets: readonly string[];
  palette: readonly { name: string; hex: string }[];
};

/** The options that a dependent choice has while the slot it follows has this value. */
export const optionsAt = (dependsOn: DependsOn, value: string): readonly string[] =>
  dependsOn.table.find((row) => row.value === value)?.options ?? dependsOn.otherwise;

/** The markets that a template may be used in: a child template's own only, if the campaign has it. */
export const marketsOf = (spec: Pick<TemplateSpec, 'parent'>, markets: readonly string[]): string[] =>
  markets.filter((market) => !spec.parent || market === spec.parent.market);

/** The slot whose value decides about this one's options; null when none does. */
export function followedBy(spec: SpecSlots, slot: Slot): Slot | null {
  const key = slot.type === 'choice' ? slot.dependsOn?.slot : undefined;
  return spec.slots.find((entry) => entry.key === key) ?? null;
}

/**
 * What a slot of a closed set may take beside these values; null for text and numbers. `waitsFor` is the label of the slot
 * that has to be filled in first.
 */
export function optionsOf(
  spec: SpecSlots,
  slot: Slot,
  values: Readonly<SlotValues>,
  world: ChoiceWorld,
): { options: readonly string[]; waitsFor: string | null } | null {
  if (slot.type === 'text' || slot.type === 'number') return null;
  if (slot.type === 'colour') return { options: world.palette.map((colour) => colour.name), waitsFor: null };
  if (slot.type === 'market') return { options: marketsOf(spec, world.markets), waitsFor: null };
  const followed = followedBy(spec, slot);
  if (!slot.dependsOn || !followed) return { options: slot.options, waitsFor: null };
  const value = values[followed.key];
  if (value === undefined || value === '') return { options: [], waitsFor: followed.label };
  return { options: optionsAt(slot.dependsOn, String(value)), waitsFor: null };
}

/** Slots in the order in which they can be decided: followed ones first, text last (its words depend on the market). */
export function decidingOrder(spec: SpecSlots): Slot[] {
  const order: Slot[] = [];
  const visit = (slot: Slot, path: readonly string[]) => {
    if (order.includes(slot) || path.includes(slot.key)) return;
    const followed = followedBy(spec, slot);
    if (followed) visit(followed, [...path, slot.key]);
    order.push(slot);
  };
  for (const slot of [...spec.slots].sort((a, b) => Number(a.type === 'text') - Number(b.type === 'text')))
    visit(slot, []);
  return order;
}

/**
 * Values as a form keeps them while one changes: locked slots stay at their default, and a choice that its new options no
 * longer hold becomes the only one left, its default, or empty.
 */
export function settle(spec: SpecSlots, values: Readonly<SlotValues>, world: ChoiceWorld): SlotValues {
  const settled: SlotValues = { ...values };
  for (const slot of decidingOrder(spec)) {
    if (slot.lock === 'locked' && slot.default !== null) {
      settled[slot.key] = slot.default;
      continue;
    }
    if (slot.type !== 'choice' || !slot.dependsOn) continue;
    const { options = [] } = optionsOf(spec, slot, settled, world) ?? {};
    const now = settled[slot.key];
    if (now !== undefined && options.includes(String(now))) continue;
    delete settled[slot.key];
    const only = options.length === 1 ? options[0] : undefined;
    const start = slot.default !== null && options.includes(slot.default) ? slot.default : undefined;
    const next = only ?? start;
    if (next !== undefined && now !== undefined) settled[slot.key] = next;
  }
  return settled;
}
