import { type ModelSpec, resolutionSchema, type Tier } from '@/lib/models/schemas';

export type RouteFacts = { id: string; name: string; enabled: boolean; revision: number; spec: ModelSpec };

/** Money as it is typed, in integer micro-units; NaN for what is no number, which the verb refuses in words. */
const micros = (text: string): number => Math.round(Number(text.replace(',', '.')) * 1_000_000);

/** What the form says about a model, over what it says nothing about. */
export function specOf(
  before: ModelSpec,
  data: FormData,
  chosen: { tiers: Tier[]; state: ModelSpec['lifecycle']['state']; retiresOn: string },
): ModelSpec {
  const text = (path: string) => String(data.get(`spec.${path}`) ?? '').trim();
  const resolutions: ModelSpec['resolutions'] = {};
  for (const tier of chosen.tiers) {
    const size = resolutionSchema.safeParse(text(`resolutions.${tier}`));
    if (size.success) resolutions[tier] = size.data;
  }
  const priceMicros: ModelSpec['priceMicros'] = {};
  for (const size of resolutionSchema.options) {
    const price = text(`priceMicros.${size}`);
    if (price !== '') priceMicros[size] = micros(price);
  }
  const inputs = text('maxInputs');
  return {
    ...before,
    tiers: chosen.tiers,
    resolutions,
    priceMicros,
    extraInputMicros: micros(text('extraInputMicros')),
    currency: text('currency').toUpperCase(),
    maxInputs: inputs === '' ? null : Number(inputs),
    marking: text('marking'),
    source: text('source'),
    lifecycle: {
      state: chosen.state,
      since: text('lifecycle.since') || null,
      retiresOn: chosen.retiresOn || null,
    },
  };
}
