/** What was typed, as a pattern for `ilike` that finds it anywhere; its own % and _ are letters. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Where a page ended: the value that the list is ordered by, and the id that makes it unique. */
export const encodeCursor = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/** A cursor that somebody typed is none: the first page. */
export function decodeCursor(after: string | undefined): [string, string] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(after ?? '', 'base64url').toString());
    if (Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string')
      return [value[0], value[1]];
  } catch {
    // See above.
  }
  return null;
}
