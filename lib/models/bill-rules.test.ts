import { describe, expect, test } from 'vitest';
import { pictureBill, refusalBill } from './bill-rules';
import { modelSpecSchema } from './schemas';

const spec = (over: Record<string, unknown> = {}) =>
  modelSpecSchema.parse({
    tiers: ['draft', 'final'],
    resolutions: { draft: '1K', final: '2K' },
    ratios: ['1:1'],
    operations: ['generate'],
    maxInputs: null,
    seedClass: 'hint',
    mask: false,
    currency: 'USD',
    priceMicros: { '1K': 40_000, '2K': 90_000 },
    extraInputMicros: 3_000,
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    synchronous: true,
    repeatable: false,
    marking: '',
    lifecycle: { state: 'live', since: null, retiresOn: null },
    source: '',
    ...over,
  });
const made = { tier: 'draft' as const, inputs: 1, width: 1024, height: 1024, usage: {} };

describe('what a picture costs', () => {
  test('the list price of what was asked, with each further input', () => {
    expect(pictureBill(spec(), made)).toEqual({ micros: 40_000, basis: 'list' });
    expect(pictureBill(spec(), { ...made, inputs: 3 })).toEqual({ micros: 46_000, basis: 'list' });
  });
  test('the price of the size that was made, not of the one that was asked', () => {
    expect(pictureBill(spec(), { ...made, width: 2048, height: 1536 }).micros).toBe(90_000);
    // 4K has no known price: what was asked for is the best guess.
    expect(pictureBill(spec(), { ...made, width: 4096, height: 4096 }).micros).toBe(40_000);
  });
  test('the price of the quality of the tier, where it has one', () => {
    const priced = spec({
      quality: { draft: 'low', final: 'high' },
      qualityPriceMicros: { low: { '1K': 6_000 }, high: { '2K': 165_000 } },
    });
    expect(pictureBill(priced, made).micros).toBe(6_000);
    expect(pictureBill(priced, { ...made, tier: 'final', width: 2048, height: 2048 }).micros).toBe(165_000);
  });
  test('by tokens, where these have a price and the provider counted them', () => {
    const priced = spec({ tokenPriceMicros: { input: 300_000, output: 30_000_000 } });
    const usage = { inputTokens: 271, outputTokens: 1_290 };
    // 271 x 0.30 + 1,290 x 30.00 dollars per million.
    expect(pictureBill(priced, { ...made, usage })).toEqual({ micros: 38_782, basis: 'tokens' });
    expect(pictureBill(priced, made).basis).toBe('list');
  });
});

describe('what an answer without a picture costs', () => {
  const asked = { tier: 'draft' as const, inputs: 1, usage: {}, made: false };
  test('as much as a picture, where nobody knows', () => {
    expect(refusalBill(spec(), asked)).toEqual({ micros: 40_000, basis: 'assumed' });
  });
  test('nothing, where the provider says so or counted no output', () => {
    expect(refusalBill(spec({ billsRefusals: 'no' }), asked)).toEqual({ micros: 0, basis: 'none' });
    expect(refusalBill(spec(), { ...asked, usage: { outputTokens: 0 } })).toEqual({
      micros: 0,
      basis: 'none',
    });
  });
  test('the list price, where a picture was made and lost, whatever is said of refusals', () => {
    expect(refusalBill(spec({ billsRefusals: 'no' }), { ...asked, made: true })).toEqual({
      micros: 40_000,
      basis: 'list',
    });
  });
  test('the tokens of its text', () => {
    const priced = spec({ tokenPriceMicros: { input: 1_000_000, output: 2_000_000 } });
    const usage = { inputTokens: 100, outputTokens: 50 };
    expect(refusalBill(priced, { ...asked, usage })).toEqual({ micros: 200, basis: 'tokens' });
  });
});
