/** Letters that look like Latin ones: Cyrillic, Greek, Armenian, small capitals, phonetic. Both strings run side by side. */
const pairs: readonly [string, string][] = [
  ['авсеѐһіїјкмнорѕтухԁԛԝґѵ', 'abceehiijkmhopstyxdqwrv'],
  ['αβεηικνορτυχγωςσ', 'abenikvoptuxywco'],
  ['օոսհցզյւ', 'onuhgqju'],
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
  ['ɑɡıłøđħŧƒɩ', 'agilodhtfi'],
];

const lookAlikes = new Map<string, string>([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);
for (const [odd, plain] of pairs) {
  const letters = [...plain];
  for (const [index, char] of [...odd].entries()) lookAlikes.set(char, letters[index] ?? char);
}
// Letters in black discs, in black squares, and flags' letters: NFKC leaves them as they are.
for (const start of [0x1f150, 0x1f170, 0x1f1e6])
  for (let n = 0; n < 26; n++) lookAlikes.set(String.fromCodePoint(start + n), String.fromCharCode(97 + n));

/** Digits and signs that stand for letters inside a word: b3st, ch€ap, fr33. */
const stands: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'li',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'bg',
  '7': 't',
  '8': 'b',
  '9': 'g',
  $: 's',
  '@': 'a',
  '!': 'il',
  '|': 'il',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
  '+': 't',
};

/** Marks over and under letters that are the same word without them: Latin, Greek, Cyrillic; Hebrew; Arabic. */
const diacritics =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g;

/** Written only by folding, for a capital I among small letters: it may be meant as an l. */
const capitalI = '\u{f0049}';

/**
 * NFKC, case folded, without Latin, Greek, Cyrillic, Hebrew and Arabic diacritics and without invisible characters;
 * look-alikes as the letters that they look like. Marks of other scripts are letters there and stay.
 */
export function foldForMatching(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu, (char) =>
      /[\t\n\r]/.test(char) ? ' ' : '',
    )
    .replace(/(?<=\p{Ll})I(?=\p{Ll}|$|\P{L})/gu, capitalI)
    .toLowerCase()
    .normalize('NFD')
    .replace(diacritics, '');
  return [...plain].map((char) => lookAlikes.get(char) ?? char).join('');
}

/** What counts as part of a word once a text is folded, signs left out or taken as letters. */
const plainWord = /[\p{L}\p{N}\p{M}\u{f0049}]+/gu;
const signedWord =
  /(?:[\p{L}\p{N}\p{M}\u{f0049}]|[$@€£¢](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[!|+](?=[\p{L}\p{N}]))+/gu;

export const wordsOf = (folded: string, signs: 'apart' | 'as letters'): string[] =>
  folded.match(signs === 'apart' ? plainWord : signedWord) ?? [];

/** Whether a folded word of a text reads as the folded word of a term. A number alone is never a word of letters. */
export function readsAs(word: string, term: string): boolean {
  if (word === term) return true;
  const one = [...word];
  const other = [...term];
  if (one.length !== other.length || !/\p{L}/u.test(word)) return false;
  return one.every((char, index) => {
    const meant = other[index] ?? '';
    if (char === meant) return true;
    if (char === capitalI) return meant === 'i' || meant === 'l';
    return (stands[char] ?? '').includes(meant) || (meant === capitalI && 'il'.includes(char));
  });
}
