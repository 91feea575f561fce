/** Calls to one route for one picture; then another route, or an end. */
export const TRIES_PER_ROUTE = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A provider that asks for longer is not waited for: another route, or an end that the person sees. */
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * When to call again after the `tries`-th call to a route failed without a bill; null when it is not worth it.
 * Exponential with jitter (half to the whole pause), never before what the provider asked for (Retry-After, RFC 9110
 * section 10.2.3). `random` is from 0 to 1.
 */
export function nextTryAt(
  tries: number,
  now: Date,
  random: number,
  retryAfterMs: number | null,
): Date | null {
  if (tries >= TRIES_PER_ROUTE || (retryAfterMs ?? 0) > LONGEST_WAIT_MS) return null;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)) * (0.5 + random / 2);
  // What the provider asked for gets jitter on top, so that a hundred waiting pictures do not come back at once.
  const asked = retryAfterMs === null ? 0 : retryAfterMs + FIRST_PAUSE_MS * random;
  return new Date(now.getTime() + Math.ceil(Math.max(pause, asked)));
}

/** Retry-After as milliseconds from now: seconds or an HTTP date (RFC 9110 section 10.2.3); null when it says neither. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
