import type { RunForm } from '@/lib/runs/read-run-form';
import { slotDefaults } from '@/lib/templates/compose';
import type { Operation, SlotValues } from '@/lib/templates/schemas';
import { marketsOf, settle } from '@/lib/templates/slot-options';

type Template = RunForm['templates'][number];

/**
 * What the run form starts with: defaults, then what the parent or the last run had (or, when another template was chosen,
 * what stands in the form now), then what follows from it.
 */
export function firstValues(
  form: RunForm,
  template: Template,
  operation: Operation,
  now?: SlotValues,
): SlotValues {
  const { spec } = template;
  const markets = marketsOf(spec, form.lockset?.markets ?? []);
  const from = now ?? form.parent?.slots ?? form.runs[0]?.slots ?? {};
  const values: SlotValues = slotDefaults(spec);
  for (const slot of spec.slots) {
    const start = values[slot.key];
    // A default that this campaign does not have is no default here.
    if (slot.type === 'market' && !markets.includes(String(start))) values[slot.key] = markets[0] ?? '';
    if (slot.type === 'colour' && start === undefined) values[slot.key] = form.palette[0]?.name ?? '';
    const before = from[slot.key];
    if (before === undefined || slot.lock === 'locked') continue;
    if (slot.type !== 'market' || markets.includes(String(before))) values[slot.key] = before;
  }
  // Localising is for another market than the parent's.
  const market = spec.slots.find((slot) => slot.type === 'market');
  const other = markets.find((entry) => entry !== form.parent?.market);
  if (!now && operation === 'localise' && market && market.lock !== 'locked' && other)
    values[market.key] = other;
  return settle(spec, values, { markets, palette: form.palette });
}
