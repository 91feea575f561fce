/** Pieces of Markdown. What people typed can neither open a heading or a list nor hide characters. */

/** One line of somebody's words: no line breaks, no control or invisible characters, no live Markdown. */
export const inline = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^[#+=~-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');

/** Somebody's words as a quotation, line by line. */
export const quote = (typed: string): string =>
  typed
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${inline(line)}`.trimEnd())
    .join('\n');

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

export const section = (title: string, ...blocks: readonly (string | null)[]): string =>
  [`## ${title}`, ...blocks.filter((block) => block !== null && block !== '')].join('\n\n');

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `2026-11-24 13:45:07 UTC`. */
export const utc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
