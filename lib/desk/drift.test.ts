import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { driftBetween, GRID_EDGE, type Sample, structuralSimilarity } from './drift';
import { driftSummary, driftValue, driftVerdict } from './drift-words';
import { measureDrift } from './measure-drift';

const EDGE = 16;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const sample: fc.Arbitrary<Sample> = fc.record({ luma: bytes(EDGE * EDGE), grid: bytes(4 * 4 * 3) });
const palette = ['#9c3b1b', '#f4ead8'];

describe('figures of any two pictures', () => {
  test('are zero for the same one', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const drift = driftBetween(one, one, palette);
        expect(drift.structure).toBe(0);
        expect(drift.colour).toBe(0);
        expect(driftValue(drift, 'palette')).toBe(0);
      }),
    );
  });

  test('are the same both ways, but for the palette, which turns its sign', () => {
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        const there = driftBetween(one, other, palette);
        const back = driftBetween(other, one, palette);
        expect(back.structure).toBeCloseTo(there.structure, 4);
        // CIEDE2000 itself is symmetric; the last digit may differ by rounding.
        expect(Math.abs(back.colour - there.colour)).toBeLessThan(0.001);
        expect((driftValue(back, 'palette') ?? 0) + (driftValue(there, 'palette') ?? 0)).toBeCloseTo(0, 4);
      }),
    );
  });

  test('keep to their range', () => {
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        const { structure, colour, palette: near } = driftBetween(one, other, palette);
        expect(structure).toBeGreaterThanOrEqual(0);
        expect(structure).toBeLessThanOrEqual(1);
        expect(colour).toBeGreaterThanOrEqual(0);
        expect(colour).toBeLessThan(130);
        expect(near?.before).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test('similarity is 1 for the same and falls below zero for opposites', () => {
  const stripes = Uint8Array.from({ length: EDGE * EDGE }, (_, i) => (i % 2 === 0 ? 255 : 0));
  const other = stripes.map((value) => 255 - value);
  expect(structuralSimilarity(stripes, stripes, EDGE)).toBe(1);
  expect(structuralSimilarity(stripes, other, EDGE)).toBeLessThan(0);
});

test('there is no palette figure without a palette', () => {
  const flat: Sample = { luma: new Uint8Array(EDGE * EDGE), grid: new Uint8Array(48) };
  expect(driftBetween(flat, flat, []).palette).toBeNull();
});

const plain = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

test('white against black is as far as colours can be, and the same file is nowhere', async () => {
  const [white, black] = [await plain('#ffffff'), await plain('#000000')];
  expect((await measureDrift(white, black, [])).colour).toBeCloseTo(100, 1);
  expect(await measureDrift(white, white, palette)).toMatchObject({ structure: 0, colour: 0 });
});

test('a turned hue is seen by the colour and not by the structure', async () => {
  const [red, green] = [await plain('#c83232'), await plain('#327332')];
  const drift = await measureDrift(red, green, ['#c83232']);
  expect(drift.structure).toBeLessThan(0.1);
  expect(drift.colour).toBeGreaterThan(30);
  expect(drift.palette?.before).toBeCloseTo(0, 1);
  expect(drift.palette?.after).toBeGreaterThan(30);
});

test('another size or format of the same picture is the same picture', async () => {
  const noise = Buffer.from(Array.from({ length: GRID_EDGE * GRID_EDGE * 3 }, (_, i) => (i * 37) % 251));
  const png = await sharp(noise, { raw: { width: GRID_EDGE, height: GRID_EDGE, channels: 3 } })
    .blur(3)
    .resize(600, 600)
    .png()
    .toBuffer();
  const jpeg = await sharp(png).resize(400, 400).jpeg({ quality: 90 }).toBuffer();
  const drift = await measureDrift(png, jpeg, palette);
  expect(drift.structure).toBeLessThan(0.1);
  expect(drift.colour).toBeLessThan(2);
});

test('a summary has the middle and the worst', () => {
  const drift = (colour: number) => ({ structure: 0, colour, palette: null });
  expect(driftSummary([drift(9), drift(1), drift(3)], 'colour')).toEqual({ median: 3, worst: 9, pairs: 3 });
  expect(driftSummary([drift(1), drift(3)], 'colour')).toEqual({ median: 2, worst: 3, pairs: 2 });
  expect(driftSummary([drift(1)], 'palette')).toBeNull();
  expect(driftVerdict('colour', 1)).toEqual({ words: 'Hardly visible', tone: 'success' });
  expect(driftVerdict('structure', 0.9).tone).toBe('danger');
});
