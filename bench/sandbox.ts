import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { maskFromOutline } from '@/lib/media/subject-mask';
import { renderSandbox } from '@/lib/models/sandbox/render-sandbox';
import { median, report } from '@/test-support/bench';

/** Drawing a draft, against decoding, enlarging and encoding a photo of the same size. */
export default async function sandbox(): Promise<void> {
  const bytes = await readFile('demo/coffee.png');
  const mask = await maskFromOutline(
    600,
    400,
    JSON.parse(await readFile('demo/coffee-outline.json', 'utf8')),
  );
  const scene = {
    background: 'marble counter',
    light: 'golden hour',
    season: 'autumn',
    palette: ['#9c3b1b'],
  };
  let seed = 1;
  for (const [name, width, height] of [
    ['draft', 816, 1024],
    ['final', 1632, 2048],
  ] as const) {
    const plain = await median(5, () => sharp(bytes).resize(width, height).png().toBuffer());
    const drawn = await median(5, () =>
      renderSandbox({ seed: seed++, width, height, operation: 'generate', scene, product: { bytes, mask } }),
    );
    report({
      name: `sandbox-${name}`,
      unit: 'ms',
      figure: drawn,
      what: `A ${name} of ${width} x ${height}`,
      baseline: plain,
      against: 'A photo decoded, resized and encoded at that size',
    });
  }
}
