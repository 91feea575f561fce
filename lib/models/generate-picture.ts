import { generateImage } from 'ai';
import { nothingSeen, observedFetch } from './observed-fetch';
import { classifyFailure, type Failure, failure, safeMetadata } from './provider-failure';
import { callOptions, imageModel, originOf, tidyAnswer } from './providers';
import type { ModelSpec, Ratio, Tier } from './schemas';

export type PictureRequest = {
  provider: string;
  modelId: string;
  spec: ModelSpec;
  /** The provider's key; null for the sandbox. */
  apiKey: string | null;
  prompt: string;
  negativePrompt: string;
  operation: string;
  tier: Tier;
  size: Ratio;
  seed: number;
  /** Whether the lockset accepts a model that does not keep to a seed. */
  seedMayVary: boolean;
  /** In the order of the run's inputs; `base` is the parent picture. */
  inputs: { role: string; bytes: Uint8Array; subjectMask: Uint8Array | null }[];
  mask: Uint8Array | null;
  /** Slot values and colours as data, for the sandbox's renderer. */
  scene: Record<string, string | number | string[]>;
  signal: AbortSignal;
};

export type Picture = {
  ok: true;
  bytes: Uint8Array;
  announcedMime: string;
  seedSent: number | null;
  /** The seed that the provider says it took, where it says so. */
  seedReported: number | null;
  usage: Record<string, number>;
  /** Finish reason, warnings, response ids: what the provider said, without secrets. */
  response: Record<string, unknown>;
  modelReported: string | null;
};
export type PictureFailure = { ok: false } & Failure;

// Warnings are stored with the attempt; the SDK would print them.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

/** What each model class is sent as a seed: nothing, or the lockset's. */
export const seedToSend = (spec: ModelSpec, seed: number): number | null =>
  spec.seedClass === 'none' ? null : seed;

type Warning = { type: string; feature?: string; message?: string };

/** Locked settings that the SDK says were not passed on. A seed may be missing where class and lockset say so. */
function unsupported(warnings: readonly Warning[], request: PictureRequest): string[] {
  const features = warnings.flatMap((warning) =>
    warning.type === 'unsupported' ? [warning.feature ?? 'a setting'] : [],
  );
  const seedIsLoose = request.seedMayVary && request.spec.seedClass !== 'exact';
  return features.filter((feature) => feature !== 'seed' || !seedIsLoose);
}

/** The provider's echo of the seed (fal), or null. */
function seedOf(metadata: unknown): number | null {
  const found = (metadata as { fal?: { seed?: unknown } } | undefined)?.fal?.seed;
  return typeof found === 'number' ? found : null;
}

/**
 * One call for one picture. Never retries: whether to call again is decided where the attempt is stored, because a
 * paid call that may have arrived must not be sent twice.
 */
export async function generatePicture(request: PictureRequest): Promise<Picture | PictureFailure> {
  const { provider, modelId, spec } = request;
  const seen = nothingSeen();
  const seedSent = seedToSend(spec, request.seed);
  const text = request.negativePrompt
    ? `${request.prompt}\nAvoid: ${request.negativePrompt}`
    : request.prompt;
  try {
    const result = await generateImage({
      model: imageModel(provider, modelId, {
        apiKey: request.apiKey,
        fetch: observedFetch(seen, originOf(provider), tidyAnswer(provider)),
      }),
      prompt: {
        text,
        images: request.inputs.map((input) => input.bytes),
        ...(request.mask ? { mask: request.mask } : {}),
      },
      n: 1,
      ...callOptions(request),
      ...(seedSent === null ? {} : { seed: seedSent }),
      maxRetries: 0,
      abortSignal: request.signal,
    });
    const call = result.calls[0];
    const usage = numbersOf(result.usage);
    const response = safeMetadata({
      warnings: result.warnings,
      providerMetadata: call?.providerMetadata,
      requestId: seen.taskId,
    });
    const ignored = unsupported(result.warnings, request);
    const seedReported = seedOf(call?.providerMetadata);
    if (ignored.length > 0 || (spec.seedClass === 'exact' && differs(seedReported, seedSent)))
      return {
        ok: false,
        ...failure('failed', 'seed_not_taken', {
          response,
          usage,
          made: true,
          ...(ignored.length > 0 && !ignored.includes('seed')
            ? {
                message: `The model did not take a locked setting (${ignored.join(', ')}), so its picture was not kept. It is billed; choose another model.`,
              }
            : {}),
        }),
      };
    return {
      ok: true,
      bytes: result.image.uint8Array,
      announcedMime: result.image.mediaType,
      seedSent,
      seedReported,
      usage,
      response,
      modelReported: call?.response?.modelId ?? null,
    };
  } catch (error) {
    return { ok: false, ...classifyFailure(error, seen, spec.repeatable) };
  }
}

const differs = (reported: number | null, sent: number | null) =>
  reported !== null && sent !== null && reported !== sent;

function numbersOf(usage: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(usage).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
