import { type ChoiceSlot, type Slot, slotLockNames } from './slot-schemas';

type SpecIssue = { path: (string | number)[]; message: string };

/** What one slot alone, or the list of them, has wrong. */
export function slotProblems(slots: readonly Slot[]): SpecIssue[] {
  const problems: SpecIssue[] = [];
  const keys = slots.map((slot) => slot.key);
  slots.forEach((slot, index) => {
    const add = (field: string, message: string) => problems.push({ path: ['slots', index, field], message });
    if (keys.indexOf(slot.key) !== index) add('key', `Two slots are called ${slot.key}.`);
    if (slot.type === 'choice' && slot.default !== null && !slot.options.includes(slot.default))
      add('default', 'The default is not one of the options.');
    if (slot.type === 'number' && slot.min > slot.max) add('min', 'The least is above the most.');
    if ((slot.lock === 'locked' || slot.lock === 'change_required') && slot.default === null)
      add('default', `"${slotLockNames[slot.lock]}" needs a default.`);
    if (slot.lock === 'change_required' && slot.type === 'choice' && slot.options.length < 2)
      add('options', 'The default may not be kept, so give at least one other option.');
    if (slot.type === 'text' && slot.allowed && slot.allowed.sets.length === 0 && slot.allowed.extra === '')
      add('allowed', 'Allow at least one kind of character.');
  });
  if (slots.filter((slot) => slot.type === 'market').length > 1)
    problems.push({ path: ['slots'], message: 'A template has at most one market slot.' });
  return problems;
}

const unknownIn = (options: readonly string[], slot: ChoiceSlot) =>
  options.filter((option) => !slot.options.includes(option));

/** The slots that `key` follows, nearest first; ends with `key` itself when they go round in a circle. */
function chain(slots: readonly Slot[], key: string): string[] {
  const met: string[] = [];
  let at = slots.find((slot) => slot.key === key);
  while (at?.type === 'choice' && at.dependsOn) {
    const next = at.dependsOn.slot;
    if (met.includes(next)) return met;
    met.push(next);
    at = slots.find((slot) => slot.key === next);
  }
  return met;
}

/** Why a choice cannot follow the slot that it names; null when it can. */
function notFollowed(slots: readonly Slot[], slot: ChoiceSlot): string | null {
  const followed = slots.find((entry) => entry.key === slot.dependsOn?.slot);
  if (!followed) return `${slot.label} follows a slot that the template does not have.`;
  if (followed.type === 'text' || followed.type === 'number')
    return `${slot.label} can follow a choice, a colour or a market, not ${followed.label}.`;
  if (chain(slots, slot.key).includes(slot.key)) return `${slot.label} follows itself in a circle.`;
  if (slot.lock === 'locked')
    return `${slot.label} is locked to one value, so it cannot follow ${followed.label}.`;
  return null;
}

/** What is wrong with slots whose options follow another slot: circles, unknown slots, values and options. */
export function dependencyProblems(slots: readonly Slot[]): SpecIssue[] {
  const problems: SpecIssue[] = [];
  slots.forEach((slot, index) => {
    if (slot.type !== 'choice' || !slot.dependsOn) return;
    const { dependsOn } = slot;
    const add = (message: string, ...path: (string | number)[]) =>
      problems.push({ path: ['slots', index, 'dependsOn', ...path], message });
    const wrong = notFollowed(slots, slot);
    if (wrong) {
      add(wrong, 'slot');
      return;
    }
    const followed = slots.find((entry) => entry.key === dependsOn.slot);
    const values = followed?.type === 'choice' ? followed.options : null;
    dependsOn.table.forEach((row, n) => {
      const unknown = unknownIn(row.options, slot);
      if (unknown.length > 0) add(`Not an option of ${slot.label}: ${unknown.join(', ')}.`, 'table', n);
      if (dependsOn.table.findIndex((other) => other.value === row.value) !== n)
        add(`${row.value} is in the table twice.`, 'table', n);
      if (values && !values.includes(row.value))
        add(`${followed?.label} has no option "${row.value}".`, 'table', n);
    });
    const unknown = unknownIn(dependsOn.otherwise, slot);
    if (unknown.length > 0) add(`Not an option of ${slot.label}: ${unknown.join(', ')}.`, 'otherwise');
    const missing = (values ?? []).filter((value) => !dependsOn.table.some((row) => row.value === value));
    if (missing.length > 0 && dependsOn.otherwise.length === 0)
      add(`Say what ${slot.label} offers for ${missing.join(', ')}.`, 'otherwise');
  });
  return problems;
}
