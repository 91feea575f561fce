import { converter, differenceCiede2000 } from 'culori';

/** How far a picture lies from the one before it. */
export type Drift = {
  /** Structure, 0 (the same) to 1 (nothing alike): one minus the mean structural similarity of the brightness. */
  structure: number;
  /** Colour: mean CIEDE2000 between the same places; 0 is the same, 1 is just visible, 100 is black against white. */
  colour: number;
  /** Mean CIEDE2000 from a place to the nearest colour of the brand kit; null without a palette. */
  palette: { before: number; after: number } | null;
};

/** What is compared of a picture: brightness in fine places, colours in coarse ones. Both square, whatever the picture. */
export type Sample = {
  /** `LUMA_EDGE` squared values from 0 to 255, row by row. */
  luma: Uint8Array;
  /** `GRID_EDGE` squared colours as R, G, B from 0 to 255, row by row. */
  grid: Uint8Array;
};

export const LUMA_EDGE = 256;
export const GRID_EDGE = 48;
const WINDOW = 8;

// Wang et al., "Image Quality Assessment: From Error Visibility to Structural Similarity" (2004), section III.B.
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

function windowSimilarity(a: Uint8Array, b: Uint8Array, edge: number, left: number, top: number): number {
  let sumA = 0;
  let sumB = 0;
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  for (let y = top; y < top + WINDOW; y++)
    for (let x = left; x < left + WINDOW; x++) {
      const va = a[y * edge + x] ?? 0;
      const vb = b[y * edge + x] ?? 0;
      sumA += va;
      sumB += vb;
      squareA += va * va;
      squareB += vb * vb;
      product += va * vb;
    }
  const n = WINDOW * WINDOW;
  const meanA = sumA / n;
  const meanB = sumB / n;
  const variances = squareA / n - meanA * meanA + squareB / n - meanB * meanB;
  const covariance = product / n - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (variances + C2))
  );
}

/** Mean structural similarity of two square pictures, from -1 to 1; 1 when they are the same. */
export function structuralSimilarity(a: Uint8Array, b: Uint8Array, edge: number): number {
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + WINDOW <= edge; top += WINDOW / 2)
    for (let left = 0; left + WINDOW <= edge; left += WINDOW / 2) {
      sum += windowSimilarity(a, b, edge, left, top);
      windows += 1;
    }
  return sum / windows;
}

const toLab = converter('lab65');
const distance = differenceCiede2000();
type Lab = NonNullable<ReturnType<typeof toLab>>;

const colourAt = (grid: Uint8Array, place: number): Lab =>
  toLab({
    mode: 'rgb',
    r: (grid[place * 3] ?? 0) / 255,
    g: (grid[place * 3 + 1] ?? 0) / 255,
    b: (grid[place * 3 + 2] ?? 0) / 255,
  });
const coloursOf = (grid: Uint8Array): Lab[] =>
  Array.from({ length: grid.length / 3 }, (_, place) => colourAt(grid, place));
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** What an eye sees between two pictures and between each and the brand's palette (hex colours). Pure. */
export function driftBetween(before: Sample, after: Sample, palette: readonly string[]): Drift {
  const similarity = structuralSimilarity(before.luma, after.luma, Math.sqrt(before.luma.length));
  const [was, is] = [coloursOf(before.grid), coloursOf(after.grid)];
  const brand = palette.flatMap((hex) => toLab(hex) ?? []);
  const toBrand = (colours: readonly Lab[]) =>
    round(mean(colours.map((colour) => Math.min(...brand.map((entry) => distance(colour, entry))))));
  return {
    // Two pictures can be opposites (below zero); more than nothing alike says nothing more to a person.
    structure: round(Math.min(1, Math.max(0, 1 - similarity))),
    colour: round(mean(was.map((colour, place) => distance(colour, is[place] ?? colour)))),
    palette: brand.length === 0 ? null : { before: toBrand(was), after: toBrand(is) },
  };
}
