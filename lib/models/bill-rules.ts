import { pictureMicros, resolutionOfPixels } from './prices';
import type { ModelSpec, Tier } from './schemas';

export type Bill = {
  micros: number;
  /** What it was computed from: the provider's own token count, the list price, or the list price because nobody knows. */
  basis: 'tokens' | 'list' | 'assumed' | 'none';
};

type Usage = Readonly<Record<string, number>>;

function byTokens(spec: ModelSpec, usage: Usage): number | null {
  const { inputTokens, outputTokens } = usage;
  if (!spec.tokenPriceMicros || inputTokens === undefined || outputTokens === undefined) return null;
  const { input, output } = spec.tokenPriceMicros;
  return Math.ceil((inputTokens * input + outputTokens * output) / 1e6);
}

/** What one call that gave a picture cost, by what was really made: tokens where they are priced, else size and quality. */
export function pictureBill(
  spec: ModelSpec,
  made: { tier: Tier; inputs: number; width: number; height: number; usage: Usage },
): Bill {
  const tokens = byTokens(spec, made.usage);
  if (tokens !== null) return { micros: tokens, basis: 'tokens' };
  const actual = resolutionOfPixels(made.width, made.height);
  const micros =
    pictureMicros(spec, made.tier, made.inputs, actual) ?? pictureMicros(spec, made.tier, made.inputs);
  return micros === null ? { micros: 0, basis: 'none' } : { micros, basis: 'list' };
}

/**
 * What an answer without a usable picture cost. `made`: the provider made one and it was lost or unusable on the way,
 * so it is billed like any other.
 */
export function refusalBill(
  spec: ModelSpec,
  asked: { tier: Tier; inputs: number; usage: Usage; made: boolean },
): Bill {
  const tokens = byTokens(spec, asked.usage);
  if (tokens !== null) return { micros: tokens, basis: 'tokens' };
  const listed = pictureMicros(spec, asked.tier, asked.inputs) ?? 0;
  if (asked.made) return { micros: listed, basis: 'list' };
  if (spec.billsRefusals === 'no' || asked.usage.outputTokens === 0) return { micros: 0, basis: 'none' };
  return { micros: listed, basis: 'assumed' };
}

export const noBill: Bill = { micros: 0, basis: 'none' };

/** What a call cost that failed: nothing, unless the provider made something or at least answered. */
export const failedBill = (
  spec: ModelSpec,
  failed: { made: boolean; answered: boolean; usage: Usage },
  asked: { tier: Tier; inputs: number },
): Bill => (failed.made || failed.answered ? refusalBill(spec, { ...asked, ...failed }) : noBill);
