import { canonicalHash } from '@/lib/canonical';

/** All that a model is given, resolved. */
export type ResolvedInput = {
  locksetHash: string;
  templateVersionId: string;
  operation: string;
  tier: string;
  routeId: string;
  size: string;
  market: string;
  slots: Record<string, string | number>;
  prompt: string;
  negativePrompt: string;
  parentAssetId: string | null;
  maskSha256: string | null;
  seeds: readonly number[];
  inputs: readonly { referenceId: string | null; assetId: string | null; sha256: string; role: string }[];
};

/** SHA-256 of the resolved input's canonical JSON (RFC 8785); seeds and inputs in their order. */
export function runInputHash(input: ResolvedInput): string {
  return canonicalHash({
    locksetHash: input.locksetHash,
    templateVersionId: input.templateVersionId,
    operation: input.operation,
    tier: input.tier,
    routeId: input.routeId,
    size: input.size,
    market: input.market,
    slots: input.slots,
    prompt: input.prompt,
    negativePrompt: input.negativePrompt,
    parentAssetId: input.parentAssetId,
    maskSha256: input.maskSha256,
    seeds: input.seeds,
    inputs: input.inputs.map(({ referenceId, assetId, sha256, role }) => ({
      referenceId,
      assetId,
      sha256,
      role,
    })),
  });
}
