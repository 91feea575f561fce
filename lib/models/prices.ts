import type { ModelSpec, Ratio, Resolution, Tier } from './schemas';

/** Resolution that a model makes at a tier, or null when it does not serve the tier. */
export function resolutionFor(spec: ModelSpec, tier: Tier): Resolution | null {
  return spec.tiers.includes(tier) ? (spec.resolutions[tier] ?? null) : null;
}

/**
 * Price of one picture in micro-units of the model's currency, by size and, where the model has one for the tier, by
 * quality; null when the price is not known. `inputs` counts all input pictures; the first is in the price.
 */
export function pictureMicros(
  spec: ModelSpec,
  tier: Tier,
  inputs: number,
  resolution: Resolution | null = resolutionFor(spec, tier),
): number | null {
  if (resolution === null) return null;
  const quality = spec.quality[tier];
  const base =
    (quality ? spec.qualityPriceMicros[quality]?.[resolution] : undefined) ?? spec.priceMicros[resolution];
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

/** The class that a picture of this size is billed as: providers differ by some pixels, so the borders lie between. */
export function resolutionOfPixels(width: number, height: number): Resolution {
  const edge = Math.max(width, height);
  return edge <= 1600 ? '1K' : edge <= 3072 ? '2K' : '4K';
}
