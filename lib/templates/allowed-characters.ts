import { type AllowedCharacters, type CharacterSet, characterSets } from './slot-schemas';

const patterns: Record<CharacterSet, RegExp> = {
  letters: /[\p{L}\p{M}]/u,
  digits: /\p{Nd}/u,
  spaces: /\p{Zs}/u,
  punctuation: /\p{P}/u,
};

/** The characters of a text that are not allowed, each once. Letters and digits of every script count as such. */
export function charactersOutside(text: string, allowed: AllowedCharacters | null): string[] {
  if (!allowed) return [];
  const extra = new Set(allowed.extra.normalize('NFC'));
  const fits = (char: string) => extra.has(char) || allowed.sets.some((set) => patterns[set].test(char));
  return [...new Set([...text.normalize('NFC')].filter((char) => !fits(char)))];
}

/** Whether everything that `one` lets through is let through by `other` as well. */
export function allowsNoMore(one: AllowedCharacters | null, other: AllowedCharacters | null): boolean {
  if (!other) return true;
  if (!one) return false;
  return (
    one.sets.every((set) => other.sets.includes(set)) && charactersOutside(one.extra, other).length === 0
  );
}

/** "letters, digits, spaces and & +", for hints and messages. */
export function allowedInWords(allowed: AllowedCharacters): string {
  const sets: string[] = characterSets.filter((set) => allowed.sets.includes(set));
  const extra = [...new Set(allowed.extra.normalize('NFC'))].join(' ');
  if (extra) sets.push(extra);
  const last = sets.pop() ?? 'nothing';
  return sets.length > 0 ? `${sets.join(', ')} and ${last}` : last;
}
