/** Cyrillic and Greek letters that look like Latin ones, and digits used as letters. */
const lookAlikes: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  ѐ: 'e',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
  '@': 'a',
};

/** NFKC, case folded, without diacritics and invisible characters, look-alikes as the letters that they look like. */
export function foldForMatching(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '');
  return [...plain].map((char) => lookAlikes[char] ?? char).join('');
}

/** The terms that occur in the text as whole words. */
export function forbiddenTermsIn(text: string, terms: readonly string[]): string[] {
  const words = (value: string) =>
    ` ${foldForMatching(value)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const haystack = words(text);
  return terms.filter((term) => {
    const needle = words(term);
    return needle.trim() !== '' && haystack.includes(needle);
  });
}
