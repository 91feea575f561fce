/** Without letters and digits that look alike. 32 of them, so that a byte picks one without favouring any. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** How many random bytes a generated password takes: 20 characters of 5 bits, 100 bits in all. */
export const PASSWORD_BYTES = 20;

/** A password that nobody thought of, from random bytes that the caller gives: `k7mqa-x2hpw-...`. */
export function passwordFrom(bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.match(/.{1,5}/g)?.join('-') ?? '';
}

const common =
  /pass(word|wort|wd)|p[a@4]ssw[o0]rd|qwert[yz]?(uiop)?|asdf(ghjkl)?|letmein|welcome|iloveyou|admin(istrator)?|countersign|changeme|secret|(0?123456789?0?)|(abc(def)?(ghi)?)/g;

/**
 * Why a password is easy to guess, in words; null when it will do. Its length is for the schema to say. `about`: what
 * everybody knows of the account.
 */
export function passwordWeakness(password: string, about: { name: string; email: string }): string | null {
  const folded = password.toLocaleLowerCase('en');
  if (new Set(folded).size < 6) return 'It repeats too few different characters.';
  const own = [about.email.split('@')[0] ?? '', ...about.name.split(/\s+/)]
    .map((word) => word.toLocaleLowerCase('en'))
    .filter((word) => word.length >= 4);
  const rest = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const without = own.reduce((text, word) => text.replaceAll(word, ''), folded);
  if (without !== folded && rest(without) < 8) return 'It is little more than the name or the address.';
  if (rest(folded.replace(common, '')) < 6) return 'It is one of the first that are tried.';
  return null;
}
