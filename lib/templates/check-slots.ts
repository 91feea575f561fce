import type { Reason } from '@/lib/errors';
import { forbiddenTermsIn } from './forbidden-terms';
import type { Slot, SlotValues, TemplateSpec } from './schemas';

/** What values may refer to: the lockset's markets, the brand kit's palette and forbidden terms. */
export type SlotWorld = {
  markets: readonly string[];
  palette: readonly { name: string; hex: string }[];
  forbiddenTerms: readonly string[];
};

type Checked = { value: string | number } | { problem: string };

function checkText(slot: Extract<Slot, { type: 'text' }>, value: unknown, world: SlotWorld): Checked {
  if (typeof value !== 'string') return { problem: `${slot.label} takes words.` };
  const text = value.trim();
  if ([...text].length > slot.maxLength)
    return {
      problem: `${slot.label} takes at most ${slot.maxLength} characters; this has ${[...text].length}.`,
    };
  const found = forbiddenTermsIn(text, [...slot.forbiddenTerms, ...world.forbiddenTerms]);
  if (found.length > 0)
    return { problem: `${slot.label} may not contain ${found.map((term) => `"${term}"`).join(', ')}.` };
  return { value: text };
}

function checkNumber(slot: Extract<Slot, { type: 'number' }>, value: unknown): Checked {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    return { problem: `${slot.label} takes a number.` };
  if (number < slot.min || number > slot.max)
    return { problem: `${slot.label} takes a number from ${slot.min} to ${slot.max}.` };
  const steps = (number - slot.min) / slot.step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6)
    return { problem: `${slot.label} goes in steps of ${slot.step}.` };
  return { value: number };
}

function oneOf(slot: Slot, value: unknown, allowed: readonly string[], what: string): Checked {
  return typeof value === 'string' && allowed.includes(value)
    ? { value }
    : { problem: `${slot.label} takes ${what}: ${allowed.join(', ') || 'none is set'}.` };
}

function checkSlot(slot: Slot, value: unknown, world: SlotWorld): Checked {
  switch (slot.type) {
    case 'text':
      return checkText(slot, value, world);
    case 'number':
      return checkNumber(slot, value);
    case 'choice':
      return oneOf(slot, value, slot.options, 'one of its options');
    case 'colour':
      return oneOf(
        slot,
        value,
        world.palette.map((colour) => colour.name),
        "a colour of the brand's palette",
      );
    case 'market':
      return oneOf(slot, value, world.markets, 'a market of this campaign');
  }
}

/** Checks every value against its slot, all problems at once; each reason's path is `slots.<key>`. */
export function checkSlots(
  spec: TemplateSpec,
  given: Readonly<Record<string, unknown>>,
  world: SlotWorld,
): { values: SlotValues; reasons: Reason[] } {
  const values: SlotValues = {};
  const reasons: Reason[] = [];
  for (const key of Object.keys(given))
    if (!spec.slots.some((slot) => slot.key === key))
      reasons.push({
        code: 'undeclared_slot',
        path: `slots.${key}`,
        message: `The template has no slot called "${key}".`,
      });
  for (const slot of spec.slots) {
    const value = Object.hasOwn(given, slot.key) ? given[slot.key] : undefined;
    const path = `slots.${slot.key}`;
    if (value === undefined || value === '' || (typeof value === 'string' && value.trim() === '')) {
      if (slot.required) reasons.push({ code: 'slot_required', path, message: `${slot.label} is needed.` });
      continue;
    }
    const checked = checkSlot(slot, value, world);
    if ('problem' in checked) reasons.push({ code: 'slot_value', path, message: checked.problem });
    else values[slot.key] = checked.value;
  }
  return { values, reasons };
}
