import { type RightsOf, rightsReasons } from '@/lib/references/rules';
import { leastReason, maxPackageBytes } from './schemas';

export type Readiness = {
  campaignState: string;
  /** Pictures that came; what is still being made does not count. */
  drafts: number;
  bytes: number;
};

/** Why nothing can be packed now, whoever asks and whatever they say; null when it can. */
export function packRefusal({ campaignState, drafts, bytes }: Readiness): string | null {
  if (campaignState === 'closed')
    return 'This campaign is closed, so nothing is handed off from it any more.';
  if (drafts === 0)
    return 'This concept has no picture yet, so there is nothing to hand off. Run it or upload one first.';
  if (bytes > maxPackageBytes)
    return 'The pictures of this concept are larger than 1 GB together. Discard those that nobody needs, then hand it off.';
  return null;
}

/**
 * A hand-off is for a concept that has passed its inflection point: there the numbers say why. Before it, a
 * person has to; their words go to the designer and into the record.
 */
export function tooEarly(passed: string | null, note: string): string | null {
  if (passed !== null || note.trim().length >= leastReason) return null;
  return `This concept has not passed its inflection point. To hand it off all the same, say why in at least ${leastReason} characters.`;
}

/** Why the bytes of a reference stay out of a package, each with what is wrong; empty when its rights hold. */
export const leftOutReasons = (
  reference: RightsOf,
  need: { territories: readonly string[]; today: string },
): string[] => rightsReasons(reference, need).map((reason) => reason.message);

/** What people typed, as a piece of a file name: a-z, 0-9 and single hyphens, at most 40; may come out empty. */
export function filePart(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}

const extensions: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
};
const named = (parts: readonly string[], mime: string) =>
  `${parts.filter((part) => part !== '').join('-')}.${extensions[mime] ?? 'bin'}`;
const order = (index: number, width: number) => String(index + 1).padStart(width, '0');

/** `drafts/003-seed-303-1a2b3c4d-picked.png`. */
export const draftPath = (
  draft: { seed: number | null; sha256: string; mime: string; pickedAt: string | null },
  index: number,
): string =>
  `drafts/${named(
    [
      order(index, 3),
      draft.seed === null ? 'uploaded' : `seed-${draft.seed}`,
      draft.sha256.slice(0, 8),
      draft.pickedAt ? 'picked' : '',
    ],
    draft.mime,
  )}`;

/** `references/01-product-red-cup-1a2b3c4d.png`. */
export const referencePath = (
  reference: { role: string; name: string; sha256: string; mime: string },
  index: number,
): string =>
  `references/${named(
    [order(index, 2), filePart(reference.role), filePart(reference.name), reference.sha256.slice(0, 8)],
    reference.mime,
  )}`;

/** What a downloaded package is called. */
export const packageName = (concept: string, sha256: string): string =>
  `${['hand-off', filePart(concept), sha256.slice(0, 12)].filter((part) => part !== '').join('-')}.zip`;

export type PromptPiece = { kind: 'locked' | 'filled_in'; text: string };

/** The prompt that was sent, cut where the template's locked parts stand in it (verbatim, in their order). */
export function cutPrompt(prompt: string, locked: readonly string[]): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  const add = (kind: PromptPiece['kind'], text: string) => {
    if (text.trim() !== '') pieces.push({ kind, text: text.trim() });
  };
  let from = 0;
  for (const part of locked) {
    const at = prompt.indexOf(part, from);
    if (at < 0) continue;
    add('filled_in', prompt.slice(from, at));
    add('locked', part);
    from = at + part.length;
  }
  add('filled_in', prompt.slice(from));
  return pieces;
}
