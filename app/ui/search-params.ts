export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a parameter, trimmed; empty and absent are the same. */
export function param(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = (Array.isArray(value) ? value[0] : value)?.trim();
  return first ? first.slice(0, 200) : undefined;
}

/** The same address with some parameters changed; undefined takes one away. Paging starts anew unless it is given. */
export function withParams(
  path: string,
  params: SearchParams,
  change: Record<string, string | undefined>,
): string {
  const next = new URLSearchParams();
  for (const name of Object.keys(params)) {
    const value = param(params, name);
    if (value && !(name in change) && name !== 'after') next.set(name, value);
  }
  for (const [name, value] of Object.entries(change)) if (value) next.set(name, value);
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}

/** The position of an event in an address, where the page before ended; what is no position is none. */
export const positionOf = (text: string | undefined): number | undefined =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
