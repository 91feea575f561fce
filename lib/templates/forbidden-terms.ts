import { foldForMatching, readsAs, wordsOf } from './look-alikes';

/** Scripts that put no space between words: there a term is looked for inside the running text. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+$/u;

/** Fewer letters than this are too little to be looked for in what was spaced out or drawn together. */
const shortest = 3;

const squash = (word: string) => word.replace(/(.)\1+/gu, '$1');

/** A text taken apart once, in each way in which a term may hide in it. */
type Reading = {
  words: string[][];
  /** Words that are written with marks inside: ch.eap, c-h-e-a-p. */
  compounds: string[];
  /** Single letters in a row: c h e a p. */
  spaced: string[];
  run: string;
};

function read(text: string): Reading {
  const folded = foldForMatching(text);
  const apart = wordsOf(folded, 'apart');
  const signed = wordsOf(folded, 'as letters');
  const compounds = folded.split(/\s+/u).map((chunk) => wordsOf(chunk, 'as letters').join(''));
  const spaced: string[] = [];
  let row: string[] = [];
  for (const word of [...signed, '..']) {
    if ([...word].length === 1) row.push(word);
    else {
      if (row.length >= shortest) spaced.push(row.join(''));
      row = [];
    }
  }
  return { words: [apart, signed], compounds, spaced, run: apart.join('') };
}

function inARow(words: readonly string[], term: readonly string[]): boolean {
  return words.some((_, start) =>
    term.every((part, offset) => {
      const word = words[start + offset];
      return word !== undefined && readsAs(word, part);
    }),
  );
}

function inside(letters: string, term: string): boolean {
  const all = [...letters];
  const { length } = [...term];
  return all.some((_, start) => readsAs(all.slice(start, start + length).join(''), term));
}

function occurs(reading: Reading, term: string): boolean {
  const folded = foldForMatching(term);
  for (const signs of ['apart', 'as letters'] as const) {
    const parts = wordsOf(folded, signs);
    if (parts.length === 0) continue;
    const whole = parts.join('');
    if (unspaced.test(whole) && reading.run.includes(whole)) return true;
    if (reading.words.some((words) => inARow(words, parts))) return true;
    if ([...whole].length < shortest) continue;
    if (reading.compounds.some((word) => readsAs(word, whole))) return true;
    if (reading.spaced.some((letters) => inside(letters, whole))) return true;
    // Drawn out: "freeee". Twice the same letter is spelling, three times is not.
    const drawn = reading.words.flat().filter((word) => /(.)\1\1/u.test(word));
    if (drawn.some((word) => readsAs(squash(word), squash(whole)))) return true;
  }
  return false;
}

/**
 * The terms that occur in the text as whole words, also when they are disguised: other case, accents, look-alike letters,
 * digits and signs for letters, invisible characters, letters spaced out, or several words written as one.
 */
export function forbiddenTermsIn(text: string, terms: readonly string[]): string[] {
  if (terms.length === 0 || text.trim() === '') return [];
  const reading = read(text);
  return terms.filter((term) => occurs(reading, term));
}
