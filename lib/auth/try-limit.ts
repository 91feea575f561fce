/** A token bucket per address: ten tries at once, then one every 30 seconds. Kept per process, bounded in size. */
const BURST = 10;
const REFILL_MS = 30_000;
const MAX_ADDRESSES = 10_000;

type Bucket = { tokens: number; at: number };
const buckets = new Map<string, Bucket>();

/** Takes a try; false when there is none left. Known and unknown addresses are treated alike. */
export function takeTry(address: string, now: number = Date.now()): boolean {
  const held = buckets.get(address);
  const tokens = held ? Math.min(BURST, held.tokens + (now - held.at) / REFILL_MS) : BURST;
  buckets.delete(address);
  if (buckets.size >= MAX_ADDRESSES) {
    const oldest = buckets.keys().next().value;
    if (oldest !== undefined) buckets.delete(oldest);
  }
  buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
  return tokens >= 1;
}

/** After a right password, the tries before it no longer count. */
export function forgetTries(address: string): void {
  buckets.delete(address);
}
