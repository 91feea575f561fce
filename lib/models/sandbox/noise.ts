import { prng } from './prng';

const SIZE = 256;
const MASK = SIZE - 1;

/** Smooth value noise, 0 to 1, that repeats every 256 units. */
export type Noise = (x: number, y: number) => number;

export function noiseField(key: string): Noise {
  const random = prng(`noise:${key}`);
  const grid = Float32Array.from({ length: SIZE * SIZE }, random);
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    let fx = x - left;
    let fy = y - top;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    const x0 = left & MASK;
    const x1 = (left + 1) & MASK;
    const row0 = (top & MASK) * SIZE;
    const row1 = ((top + 1) & MASK) * SIZE;
    const a = grid[row0 + x0] as number;
    const b = grid[row0 + x1] as number;
    const c = grid[row1 + x0] as number;
    const d = grid[row1 + x1] as number;
    const upper = a + (b - a) * fx;
    return upper + (c + (d - c) * fx - upper) * fy;
  };
}

/** Octaves of noise, each half as strong and twice as fine; 0 to 1. */
export function layered(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    sum += noise(x, y) * weight;
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
