import { prng } from './prng';

const SIZE = 256;
const MASK = SIZE - 1;

/** A grid of chance that repeats every 256 units. */
export type Noise = Float32Array;

export function noiseField(key: string): Noise {
  const random = prng(`noise:${key}`);
  return Float32Array.from({ length: SIZE * SIZE }, random);
}

/** Smooth value noise, 0 to 1. One function for all fields: called for every pixel, it must stay easy to compile. */
export function noiseAt(grid: Noise, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const dx = x - left;
  const dy = y - top;
  const fx = dx * dx * (3 - 2 * dx);
  const fy = dy * dy * (3 - 2 * dy);
  const x0 = left & MASK;
  const x1 = (x0 + 1) & MASK;
  const row0 = (top & MASK) << 8;
  const row1 = (row0 + SIZE) & (SIZE * SIZE - 1);
  const a = grid[row0 + x0] as number;
  const c = grid[row1 + x0] as number;
  const upper = a + ((grid[row0 + x1] as number) - a) * fx;
  return upper + (c + ((grid[row1 + x1] as number) - c) * fx - upper) * fy;
}

/** Octaves of noise, each half as strong and twice as fine; 0 to 1. */
export function layered(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    sum += noiseAt(noise, x, y) * weight;
    total += weight;
    weight *= 0.5;
    x = x * 2.03 + 17.1;
    y = y * 2.03 + 31.7;
  }
  return sum / total;
}

export const smooth = (low: number, high: number, value: number): number => {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};
