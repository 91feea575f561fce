import { open } from '@/lib/media/safe-sharp';
import { type Drift, driftBetween, GRID_EDGE, LUMA_EDGE, type Sample } from './drift';

const square = (bytes: Uint8Array, edge: number) =>
  open(bytes).toColourspace('srgb').flatten({ background: '#ffffff' }).resize(edge, edge, { fit: 'fill' });

async function sampleOf(bytes: Uint8Array): Promise<Sample> {
  const luma = await square(bytes, LUMA_EDGE)
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const grid = await square(bytes, GRID_EDGE).removeAlpha().raw({ depth: 'uchar' }).toBuffer();
  const { data, info } = luma;
  // A grey picture may come with more than one channel; the first is its brightness.
  const first = info.channels === 1 ? data : data.filter((_, index) => index % info.channels === 0);
  return { luma: new Uint8Array(first), grid: new Uint8Array(grid) };
}

/** The drift from one picture to another, from their bytes. Both are stretched to the same square first. */
export async function measureDrift(
  before: Uint8Array,
  after: Uint8Array,
  palette: readonly string[],
): Promise<Drift> {
  return driftBetween(await sampleOf(before), await sampleOf(after), palette);
}
