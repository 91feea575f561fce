/** What PostgreSQL cannot hold in a text or JSON: the NUL character, and halves of surrogate pairs. */
const unstorable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/** The path of the first text that cannot be stored, keys included; null when everything can. */
export function unstorablePath(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return unstorable(value) ? path : null;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
  for (const [key, entry] of Object.entries(value)) {
    if (unstorable(key)) return path;
    const found = unstorablePath(entry, [...path, key]);
    if (found) return found;
  }
  return null;
}
