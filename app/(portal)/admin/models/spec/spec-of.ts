import {
  answerSchema,
  type ModelSpec,
  modelSpecSchema,
  qualitySchema,
  ratios,
  resolutionSchema,
  seedClassSchema,
  type Tier,
} from '@/lib/models/schemas';
import { parseAmount } from '@/lib/money';

export type RouteFacts = { id: string; name: string; enabled: boolean; revision: number; spec: ModelSpec };

/** What stands in a field that knows more than its text. */
export type Chosen = { tiers: Tier[]; state: ModelSpec['lifecycle']['state']; retiresOn: string };

export const MEGA = 1_000_000;
export const MEBI = 1024 * 1024;
export const operations = modelSpecSchema.shape.operations.element.options;

/** What the form says about a model. What cannot be read as a number becomes NaN, which the verb refuses in words. */
export function specOf(data: FormData, chosen: Chosen): ModelSpec {
  const text = (path: string) => String(data.get(`spec.${path}`) ?? '').trim();
  const has = (path: string) => data.has(`spec.${path}`);
  const all = (path: string) => data.getAll(`spec.${path}`).map(String);
  const money = (path: string): number => (text(path) === '' ? 0 : parseAmount(text(path)));
  const number = (path: string, unit = 1): number | null =>
    text(path) === '' ? null : Math.round(Number(text(path).replace(',', '.')) * unit);
  const prices = (path: string): ModelSpec['priceMicros'] =>
    Object.fromEntries(
      resolutionSchema.options
        .filter((size) => text(`${path}.${size}`) !== '')
        .map((size) => [size, parseAmount(text(`${path}.${size}`))]),
    );
  const perTier = <T extends string>(path: string, known: readonly T[]): Partial<Record<Tier, T>> =>
    Object.fromEntries(
      chosen.tiers.flatMap((tier) => {
        const found = known.find((entry) => entry === text(`${path}.${tier}`));
        return found ? [[tier, found]] : [];
      }),
    );
  const tokens = text('tokenPriceMicros.input') !== '' || text('tokenPriceMicros.output') !== '';
  return {
    tiers: chosen.tiers,
    resolutions: perTier('resolutions', resolutionSchema.options),
    ratios: ratios.filter((ratio) => all('ratios').includes(ratio)),
    operations: operations.filter((operation) => all('operations').includes(operation)),
    maxInputs: number('maxInputs'),
    maxInputBytes: number('maxInputBytes', MEBI),
    maxInputPixels: number('maxInputPixels', MEGA),
    faces: answerSchema.catch('unknown').parse(text('faces')),
    seedClass: seedClassSchema.catch('none').parse(text('seedClass')),
    mask: has('mask'),
    currency: text('currency').toUpperCase(),
    priceMicros: prices('priceMicros'),
    quality: perTier('quality', qualitySchema.options),
    qualityPriceMicros: Object.fromEntries(
      qualitySchema.options
        .map((quality) => [quality, prices(`qualityPriceMicros.${quality}`)] as const)
        .filter(([, found]) => Object.keys(found).length > 0),
    ),
    extraInputMicros: money('extraInputMicros'),
    tokenPriceMicros: tokens
      ? { input: money('tokenPriceMicros.input'), output: money('tokenPriceMicros.output') }
      : null,
    billsRefusals: answerSchema.catch('unknown').parse(text('billsRefusals')),
    digitalSourceType: text('digitalSourceType'),
    synchronous: has('synchronous'),
    repeatable: has('repeatable'),
    concurrency: number('concurrency') ?? Number.NaN,
    region: text('region'),
    marking: text('marking'),
    lifecycle: {
      state: chosen.state,
      since: text('lifecycle.since') || null,
      retiresOn: chosen.retiresOn || null,
    },
    source: text('source'),
  };
}
