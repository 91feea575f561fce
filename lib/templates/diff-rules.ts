import { allowedInWords } from './allowed-characters';
import { operations, type Slot, type TemplateSpec } from './schemas';
import type { DependsOn, SlotLock } from './slot-schemas';

export type DiffPiece = { kind: 'same' | 'added' | 'removed'; text: string };

/** Beyond so many cells two texts are told as removed and added whole: comparing them word by word would take long. */
const mostCells = 4_000_000;

/** Word-level difference: the longest common run of words stays, the rest was removed or added. */
export function diffWords(before: string, after: string): DiffPiece[] {
  const split = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s]/gu) ?? [];
  const pieces: DiffPiece[] = [];
  const push = (kind: DiffPiece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  const was = split(before);
  const is = split(after);
  let head = 0;
  while (head < was.length && head < is.length && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < was.length - head && tail < is.length - head && was.at(-1 - tail) === is.at(-1 - tail))
    tail++;
  const a = was.slice(head, was.length - tail);
  const b = is.slice(head, is.length - tail);
  push('same', was.slice(0, head).join(''));
  if (a.length * b.length > mostCells) {
    push('removed', a.join(''));
    push('added', b.join(''));
  } else for (const piece of diffMiddle(a, b)) push(piece.kind, piece.text);
  push('same', was.slice(was.length - tail).join(''));
  return pieces;
}

/** The difference of two lists of words by their longest common subsequence. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: DiffPiece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i++] ?? '' });
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1)))
      pieces.push({ kind: 'removed', text: a[i++] ?? '' });
    else pieces.push({ kind: 'added', text: b[j++] ?? '' });
  }
  return pieces;
}

const locks: Record<SlotLock, string> = {
  editable: 'may stay empty',
  required: 'needed',
  change_required: 'its default may not be kept',
  locked: 'locked',
};

function slotKind(slot: Slot): string {
  if (slot.type === 'choice') return `one of: ${slot.options.join(', ')}${dependence(slot.dependsOn)}`;
  if (slot.type === 'number') return `number from ${slot.min} to ${slot.max} in steps of ${slot.step}`;
  if (slot.type === 'colour') return 'palette colour';
  if (slot.type === 'market') return 'market';
  const allowed = slot.allowed ? `, only ${allowedInWords(slot.allowed)}` : '';
  const never = slot.forbiddenTerms.length > 0 ? `, never: ${slot.forbiddenTerms.join(', ')}` : '';
  return `text, at most ${slot.maxLength} characters${allowed}${never}`;
}

function dependence(dependsOn: DependsOn | null): string {
  if (!dependsOn) return '';
  const rows = dependsOn.table.map((row) => `${row.value} gives ${row.options.join(', ')}`);
  if (dependsOn.otherwise.length > 0) rows.push(`otherwise ${dependsOn.otherwise.join(', ')}`);
  return `; follows ${dependsOn.slot}: ${rows.join('; ')}`;
}

/** A slot in one line, as it is compared and listed. */
export function slotLine(slot: Slot): string {
  const start = slot.default === null || slot.lock === 'locked' ? '' : `; starts with ${slot.default}`;
  const fixed = slot.lock === 'locked' ? ` to ${slot.default}` : '';
  return `${slot.label} (${slot.key}), ${locks[slot.lock]}${fixed}: ${slotKind(slot)}${start}`;
}

/** A reference policy in a few words. */
export const referenceLine = (entry: TemplateSpec['references'][number]): string =>
  `${entry.role} (${entry.required ? 'needed' : 'optional'}, at most ${entry.max}${entry.sourceSet ? `, only from the set ${entry.sourceSet}` : ''})`;

/** Every governed part of a spec as readable text. */
function specTexts(spec: TemplateSpec): Map<string, string> {
  const texts = new Map<string, string>();
  for (const operation of operations)
    texts.set(
      `Prompt: ${operation}`,
      spec.operations[operation]
        .map((part) => (part.kind === 'locked' ? part.text : `[${part.slot}]`))
        .join(' '),
    );
  texts.set('Locked negative prompt', spec.negative);
  for (const slot of spec.slots) texts.set(`Slot: ${slot.key}`, slotLine(slot));
  texts.set('Slot order', spec.slots.map((slot) => slot.key).join(' '));
  texts.set('References', spec.references.map(referenceLine).join('; '));
  if (spec.parent) texts.set('Narrows', `${spec.parent.versionId} for ${spec.parent.market}`);
  texts.set('Seeds to lock', String(spec.seeds.count));
  texts.set('Tiers', spec.tiers.join(' '));
  texts.set('Sizes', spec.sizes.join(' '));
  return texts;
}

export type SpecDifference = { part: string; pieces: DiffPiece[] };

/** What differs between two versions, part by part; empty when nothing does. */
export function diffSpecs(before: TemplateSpec, after: TemplateSpec): SpecDifference[] {
  const was = specTexts(before);
  const is = specTexts(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((part) => (was.get(part) ?? '') !== (is.get(part) ?? ''))
    .map((part) => ({ part, pieces: diffWords(was.get(part) ?? '', is.get(part) ?? '') }));
}
