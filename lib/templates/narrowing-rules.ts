import { slotWidening } from './narrowing-slot-rules';
import { operations, type TemplateSpec } from './schemas';

type NarrowingProblem = { path: string; message: string };

const samePart = (one: TemplateSpec['operations']['generate'][number] | undefined, other: typeof one) =>
  JSON.stringify(one) === JSON.stringify(other);

function promptProblems(parent: TemplateSpec, child: TemplateSpec): NarrowingProblem[] {
  const problems: NarrowingProblem[] = [];
  for (const operation of operations) {
    const theirs = parent.operations[operation];
    const ours = child.operations[operation];
    const path = `operations.${operation}`;
    const at = theirs.findIndex((part, index) => !samePart(part, ours[index]));
    const part = theirs[at];
    if (part)
      problems.push({
        path: ours[at] ? `${path}.${at}` : path,
        message: `Here the parent says ${part.kind === 'locked' ? `"${part.text.trim().slice(0, 60)}"` : `the slot ${part.slot}`}; locked words stay word for word, in order.`,
      });
    else if (ours.length > theirs.length)
      problems.push({
        path: `${path}.${theirs.length}`,
        message: 'The parent ends before this; nothing can be added.',
      });
  }
  if (parent.negative !== child.negative)
    problems.push({ path: 'negative', message: `The parent locks it to "${parent.negative}".` });
  return problems;
}

function policyProblems(parent: TemplateSpec, child: TemplateSpec): NarrowingProblem[] {
  const problems: NarrowingProblem[] = [];
  child.references.forEach((entry, index) => {
    const theirs = parent.references.find((other) => other.role === entry.role);
    const add = (field: string, message: string) =>
      problems.push({ path: `references.${index}.${field}`, message });
    if (!theirs) {
      add('role', `The parent takes no ${entry.role} reference.`);
      return;
    }
    if (entry.max > theirs.max) add('max', `The parent takes at most ${theirs.max}.`);
    if (theirs.required && !entry.required) add('max', 'The parent needs this reference.');
    if (theirs.sourceSet !== null && entry.sourceSet !== theirs.sourceSet)
      add('sourceSet', `The parent takes it only from the set "${theirs.sourceSet}".`);
  });
  for (const { role, required } of parent.references)
    if (required && !child.references.some((entry) => entry.role === role))
      problems.push({ path: 'references', message: `The parent needs a ${role} reference.` });
  if (child.seeds.count < parent.seeds.count)
    problems.push({ path: 'seeds.count', message: `The parent locks at least ${parent.seeds.count} seeds.` });
  const more = (path: 'tiers' | 'sizes') => {
    const extra = (child[path] as string[]).filter((entry) => !(parent[path] as string[]).includes(entry));
    if (extra.length > 0) problems.push({ path, message: `The parent does not allow ${extra.join(', ')}.` });
  };
  more('tiers');
  more('sizes');
  return problems;
}

/**
 * Where a market's child template would allow more than its parent version; empty when it only narrows. Labels, help, and
 * the order in which slots are asked for are the child's own, so that a market can have its language.
 */
export function narrowingProblems(
  parent: TemplateSpec,
  child: TemplateSpec,
  market: string,
): NarrowingProblem[] {
  const problems: NarrowingProblem[] = [];
  child.slots.forEach((slot, index) => {
    const theirs = parent.slots.find((other) => other.key === slot.key);
    if (!theirs)
      problems.push({ path: `slots.${index}.key`, message: `The parent has no slot called ${slot.key}.` });
    else
      for (const { field, message } of slotWidening(theirs, slot, child, market))
        problems.push({ path: `slots.${index}.${field}`, message });
  });
  for (const slot of parent.slots)
    if (!child.slots.some((entry) => entry.key === slot.key))
      problems.push({
        path: 'slots',
        message: `The parent's slot ${slot.label} is missing; lock it instead of taking it out.`,
      });
  return [...problems, ...promptProblems(parent, child), ...policyProblems(parent, child)];
}
