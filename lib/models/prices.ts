import type { ModelSpec, Ratio, Resolution, Tier } from './schemas';

/** Resolution that a model makes at a tier, or null when it does not serve the tier. */
export function resolutionFor(spec: ModelSpec, tier: Tier): Resolution | null {
  return spec.tiers.includes(tier) ? (spec.resolutions[tier] ?? null) : null;
}

/** Price of one picture in micro-units of the model's currency; null when the price is not known. */
export function pictureMicros(spec: ModelSpec, tier: Tier, inputs: number): number | null {
  const resolution = resolutionFor(spec, tier);
  const base = resolution === null ? undefined : spec.priceMicros[resolution];
  return base === undefined ? null : base + Math.max(0, inputs - 1) * spec.extraInputMicros;
}

const longEdge: Record<Resolution, number> = { '1K': 1024, '2K': 2048, '4K': 4096 };

/** Pixels of a ratio at a resolution: the long edge is 1024, 2048 or 4096; both edges are multiples of 16. */
export function pixelSize(ratio: Ratio, resolution: Resolution): { width: number; height: number } {
  const [w = 1, h = 1] = ratio.split(':').map(Number);
  const edge = longEdge[resolution];
  const pixels = (part: number) => Math.round((edge * part) / Math.max(w, h) / 16) * 16;
  return { width: pixels(w), height: pixels(h) };
}
