/** A value that starts like a formula would be run by a spreadsheet. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/**
 * One record of RFC 4180, ended by CRLF. Text that a spreadsheet would take for a formula gets an apostrophe in front;
 * numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
