import { createHash } from 'node:crypto';

/** A small deterministic generator (sfc32), keyed by text. Numbers from 0 up to 1. */
export function prng(key: string): () => number {
  const digest = createHash('sha256').update(key).digest();
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let d = digest.readUInt32LE(12);
  return () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
}

export const between = (random: () => number, low: number, high: number): number =>
  low + random() * (high - low);

export const pickOne = <T>(random: () => number, values: readonly T[]): T =>
  values[Math.min(values.length - 1, Math.floor(random() * values.length))] as T;
