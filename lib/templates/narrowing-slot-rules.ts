import { allowsNoMore } from './allowed-characters';
import { optionsAt } from './slot-options';
import type { ChoiceSlot, Slot, TextSlot } from './slot-schemas';

type Spec = { slots: readonly Slot[] };
type SlotWidening = { field: string; message: string };

const listed = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ');
const beyond = (values: readonly string[], allowed: readonly string[]) =>
  values.filter((value) => !allowed.includes(value));

/** What a slot can be left at, as the parent sees it: its lock may become tighter and never looser. */
function lockWidening(parent: Slot, child: Slot): SlotWidening[] {
  const wrong = (message: string) => [{ field: 'lock', message }];
  if (parent.lock === 'editable') return [];
  if (child.lock === 'editable') return wrong('The parent needs a value here, so it cannot stay empty.');
  if (parent.lock === 'required') return [];
  if (parent.lock === 'locked')
    return child.lock === 'locked' && child.default === parent.default
      ? []
      : wrong(`The parent locks it to "${parent.default}"; it stays locked to that.`);
  if (child.lock === 'locked')
    return child.default === parent.default
      ? wrong(`The parent does not let "${parent.default}" stand, so it cannot be locked to it.`)
      : [];
  if (child.lock === 'required')
    return wrong('In the parent the default may not be kept, so it may not be here either.');
  const gone =
    parent.type === 'choice' && child.type === 'choice' && !child.options.includes(String(parent.default));
  return child.default === parent.default || gone
    ? []
    : [
        {
          field: 'default',
          message: `The parent does not let "${parent.default}" stand: keep it as the default.`,
        },
      ];
}

/** The values that a followed slot can have in the child. */
function valuesIn(
  child: Spec,
  key: string,
  market: string,
  dependsOn: NonNullable<ChoiceSlot['dependsOn']>,
): string[] {
  const followed = child.slots.find((slot) => slot.key === key);
  if (followed?.lock === 'locked') return [String(followed.default)];
  if (followed?.type === 'market') return [market];
  if (followed?.type === 'choice') return followed.options;
  // A colour: every value of the table, and one that is in none of its rows.
  return [...dependsOn.table.map((row) => row.value), '\u0000 any other'];
}

function choiceWidening(parent: ChoiceSlot, child: ChoiceSlot, spec: Spec, market: string): SlotWidening[] {
  const found: SlotWidening[] = [];
  const more = beyond(child.options, parent.options);
  if (more.length > 0)
    found.push({ field: 'options', message: `The parent does not offer ${listed(more)}.` });
  if (!parent.dependsOn) return found;
  const followed = spec.slots.find((slot) => slot.key === parent.dependsOn?.slot);
  const { dependsOn } = parent;
  if (!child.dependsOn && (!followed || followed.lock === 'editable'))
    return [
      ...found,
      {
        field: 'dependsOn.slot',
        message: `In the parent it follows ${followed?.label ?? dependsOn.slot}; it follows that here too.`,
      },
    ];
  const same = child.dependsOn?.slot === dependsOn.slot ? child.dependsOn : null;
  if (child.dependsOn && !same)
    return [
      ...found,
      {
        field: 'dependsOn.slot',
        message: `In the parent it follows ${followed?.label ?? dependsOn.slot}; it follows that here too.`,
      },
    ];
  const all = child.lock === 'locked' ? [String(child.default)] : child.options;
  const rows = { ...dependsOn, table: [...dependsOn.table, ...(same?.table ?? [])] };
  for (const value of new Set(valuesIn(spec, dependsOn.slot, market, rows))) {
    const here = same ? optionsAt(same, value) : all;
    const extra = beyond(here, optionsAt(dependsOn, value));
    if (extra.length > 0)
      found.push({
        field: same ? 'dependsOn.otherwise' : 'dependsOn.slot',
        message: `For "${value.trim()}" the parent does not offer ${listed(extra)}.`,
      });
  }
  return found;
}

function textWidening(parent: TextSlot, child: TextSlot): SlotWidening[] {
  const found: SlotWidening[] = [];
  if (child.maxLength > parent.maxLength)
    found.push({ field: 'maxLength', message: `The parent takes at most ${parent.maxLength} characters.` });
  if (!allowsNoMore(child.allowed, parent.allowed))
    found.push({ field: 'allowed', message: 'The parent allows fewer characters.' });
  const gone = beyond(parent.forbiddenTerms, child.forbiddenTerms);
  if (gone.length > 0)
    found.push({ field: 'forbiddenTerms', message: `The parent forbids ${listed(gone)}; keep that.` });
  return found;
}

type NumberSlot = Extract<Slot, { type: 'number' }>;
const whole = (number: number) => Math.abs(number - Math.round(number)) < 1e-6;

function numberWidening(parent: NumberSlot, child: NumberSlot): SlotWidening[] {
  const found: SlotWidening[] = [];
  if (child.min < parent.min) found.push({ field: 'min', message: `The parent begins at ${parent.min}.` });
  if (child.max > parent.max) found.push({ field: 'max', message: `The parent ends at ${parent.max}.` });
  if (!whole(child.step / parent.step) || !whole((child.min - parent.min) / parent.step))
    found.push({ field: 'step', message: `The parent goes from ${parent.min} in steps of ${parent.step}.` });
  return found;
}

/** Where a slot of a child template takes more than the parent's slot of that key; fields as the editor names them. */
export function slotWidening(parent: Slot, child: Slot, spec: Spec, market: string): SlotWidening[] {
  const found = lockWidening(parent, child);
  if (parent.type === 'choice' && child.type === 'choice')
    return [...found, ...choiceWidening(parent, child, spec, market)];
  if (parent.type === 'text' && child.type === 'text') return [...found, ...textWidening(parent, child)];
  if (parent.type === 'number' && child.type === 'number')
    return [...found, ...numberWidening(parent, child)];
  if (parent.type !== child.type)
    return [{ field: 'type', message: `In the parent it is a ${parent.type}.` }];
  if (child.type === 'market' && child.lock === 'locked' && child.default !== market)
    found.push({ field: 'default', message: `This template is for ${market}.` });
  return found;
}
