import type { Reason } from '@/lib/errors';
import { checkNumber, checkText } from './check-free-slot';
import type { Slot, SlotValues, TemplateSpec } from './schemas';
import { type ChoiceWorld, decidingOrder, followedBy, marketsOf, optionsOf } from './slot-options';
import { type Wording, wordingProblems, wordingSentence } from './wording-rules';

/** What values may refer to: the lockset's markets, and the brand kit's palette and wording. */
export type SlotWorld = ChoiceWorld & Wording;

type SlotRefusal = { code: string; message: string; cure: string };

const blank = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');

/** A locked slot takes its default and nothing else, as text or as number. */
function checkLocked(slot: Slot, value: unknown): SlotRefusal | null {
  if (blank(value) || String(value).trim() === String(slot.default)) return null;
  return {
    code: 'slot_locked',
    message: `${slot.label} is locked to "${slot.default}" by the template.`,
    cure: 'Leave it as it is.',
  };
}

function cureFor(options: readonly string[], dependent: boolean): string {
  if (options.length === 0) return 'Ask a brand owner to complete the template.';
  return dependent ? `Choose ${options.join(', ')}.` : 'Choose one of these.';
}

function checkChoice(spec: TemplateSpec, slot: Slot, value: unknown, values: SlotValues, world: SlotWorld) {
  const { options, waitsFor } = optionsOf(spec, slot, values, world) ?? { options: [], waitsFor: null };
  if (typeof value === 'string' && options.includes(value)) return null;
  if (waitsFor !== null)
    return {
      code: 'slot_waits',
      message: `${slot.label} follows ${waitsFor}, which is not filled in.`,
      cure: `Choose ${waitsFor} first.`,
    };
  const what = {
    colour: "a colour of the brand's palette",
    market: spec.parent ? `only ${spec.parent.market}` : 'a market of this campaign',
  };
  const kind = slot.type === 'colour' || slot.type === 'market' ? what[slot.type] : 'one of its options';
  const followed = followedBy(spec, slot);
  return {
    code: 'slot_value',
    message: followed
      ? `${slot.label} cannot be "${String(value)}" when ${followed.label} is "${values[followed.key]}".`
      : `${slot.label} takes ${kind}: ${options.join(', ') || 'none is set'}.`,
    cure: cureFor(options, followed !== null),
  };
}

/** The markets whose wording rules a run falls under: the chosen one, or all that it could be used in. */
function wordingMarkets(spec: TemplateSpec, values: SlotValues, world: SlotWorld): readonly string[] {
  const slot = spec.slots.find((entry) => entry.type === 'market');
  const chosen = slot && values[slot.key];
  return chosen === undefined ? marketsOf(spec, world.markets) : [String(chosen)];
}

function checkWording(slot: Slot, text: string, spec: TemplateSpec, values: SlotValues, world: SlotWorld) {
  const ofSlot = slot.type === 'text' ? slot.forbiddenTerms : [];
  return wordingProblems(text, world, wordingMarkets(spec, values, world), ofSlot).map((problem) => ({
    code: problem.kind === 'claim' ? 'forbidden_claim' : 'forbidden_term',
    message: wordingSentence(slot.label, problem),
    cure:
      slot.type === 'text'
        ? 'Say it in other words.'
        : `Choose another one, or ask a brand owner to change the ${problem.by === 'kit' ? 'brand kit' : 'template'}.`,
  }));
}

/** One slot: the value that a run would take, or everything that is wrong with it. */
function checkSlot(
  spec: TemplateSpec,
  slot: Slot,
  given: unknown,
  values: SlotValues,
  world: SlotWorld,
): { value?: string | number; refusals: SlotRefusal[] } {
  const { label } = slot;
  const locked = slot.lock === 'locked';
  const wrong = locked ? checkLocked(slot, given) : null;
  if (wrong) return { refusals: [wrong] };
  const value = locked ? slot.default : given;
  if (value === null || blank(value)) {
    if (slot.lock === 'editable') return { refusals: [] };
    return { refusals: [{ code: 'slot_required', message: `${label} is needed.`, cure: 'Fill it in.' }] };
  }
  const refusals: SlotRefusal[] = [];
  let taken: string | number;
  if (slot.type === 'text' || slot.type === 'number') {
    const checked = slot.type === 'text' ? checkText(slot, value) : checkNumber(slot, value);
    if ('refusals' in checked) return checked;
    taken = checked.value;
  } else {
    const refusal = checkChoice(spec, slot, value, values, world);
    if (refusal) return { refusals: [refusal] };
    taken = String(value);
  }
  if (slot.lock === 'change_required' && String(taken) === String(slot.default))
    refusals.push({
      code: 'slot_unchanged',
      message: `${label} still has its default "${slot.default}", which this template does not let stand.`,
      cure: 'Give it another value.',
    });
  if (slot.type === 'text' || slot.type === 'choice')
    refusals.push(...checkWording(slot, String(taken), spec, values, world));
  return refusals.length > 0 ? { refusals } : { value: taken, refusals };
}

/** Checks every value against its slot, all problems at once; each reason's path is `slots.<key>`. */
export function checkSlots(
  spec: TemplateSpec,
  given: Readonly<Record<string, unknown>>,
  world: SlotWorld,
): { values: SlotValues; reasons: Reason[] } {
  const found = new Map<string, SlotRefusal[]>();
  const taken: SlotValues = {};
  for (const slot of decidingOrder(spec)) {
    const own = Object.hasOwn(given, slot.key) ? given[slot.key] : undefined;
    const { value, refusals } = checkSlot(spec, slot, own, taken, world);
    if (value !== undefined) taken[slot.key] = value;
    found.set(slot.key, refusals);
  }
  const values: SlotValues = {};
  const reasons: Reason[] = Object.keys(given)
    .filter((key) => !spec.slots.some((slot) => slot.key === key))
    .map((key) => ({
      code: 'undeclared_slot',
      path: `slots.${key}`,
      message: `The template has no slot called "${key}".`,
      cure: 'Leave it out.',
    }));
  for (const { key } of spec.slots) {
    const value = taken[key];
    if (value !== undefined) values[key] = value;
    for (const refusal of found.get(key) ?? []) reasons.push({ ...refusal, path: `slots.${key}` });
  }
  return { values, reasons };
}
