import { generateImage } from 'ai';
import { pixelSize, resolutionFor } from './prices';
import { classifyFailure, type Failure, safeMetadata } from './provider-failure';
import { imageModel } from './providers';
import type { ModelSpec, Ratio, Tier } from './schemas';

export type PictureRequest = {
  provider: string;
  modelId: string;
  spec: ModelSpec;
  prompt: string;
  negativePrompt: string;
  operation: string;
  tier: Tier;
  size: Ratio;
  seed: number;
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
  usage: Record<string, number>;
  /** Finish reason, warnings, response ids: what the provider said, without secrets. */
  response: Record<string, unknown>;
  modelReported: string | null;
};
export type PictureFailure = { ok: false } & Failure;

// Warnings are stored with the attempt; the SDK would print them.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function providerOptions(request: PictureRequest): Record<string, Record<string, JsonValue>> {
  const resolution = resolutionFor(request.spec, request.tier) ?? '1K';
  if (request.provider === 'google') return { google: { imageConfig: { imageSize: resolution } } };
  // The provider would otherwise put its mark into the picture.
  if (request.provider === 'bytedance') return { bytedance: { watermark: false } };
  const product = request.inputs.find((input) => input.role === 'product');
  return {
    sandbox: {
      scene: request.scene,
      operation: request.operation,
      roles: request.inputs.map((input) => input.role),
      ...(product?.subjectMask ? { productMask: base64(product.subjectMask) } : {}),
    },
  };
}
type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What each model class is sent as a seed: nothing, or the lockset's. */
export const seedToSend = (spec: ModelSpec, seed: number): number | null =>
  spec.seedClass === 'none' ? null : seed;

/**
 * One call for one picture. Never retries: whether to call again is decided where the attempt is stored, because a
 * paid call that may have arrived must not be sent twice.
 */
export async function generatePicture(request: PictureRequest): Promise<Picture | PictureFailure> {
  const resolution = resolutionFor(request.spec, request.tier) ?? '1K';
  const { width, height } = pixelSize(request.size, resolution);
  const seedSent = seedToSend(request.spec, request.seed);
  const text = request.negativePrompt
    ? `${request.prompt}\nAvoid: ${request.negativePrompt}`
    : request.prompt;
  try {
    const result = await generateImage({
      model: imageModel(request.provider, request.modelId),
      prompt: {
        text,
        images: request.inputs.map((input) => input.bytes),
        ...(request.mask ? { mask: request.mask } : {}),
      },
      n: 1,
      // Gemini takes a ratio, the others pixels.
      ...(request.provider === 'google'
        ? { aspectRatio: request.size }
        : { size: `${width}x${height}` as const }),
      ...(seedSent === null ? {} : { seed: seedSent }),
      providerOptions: providerOptions(request),
      maxRetries: 0,
      abortSignal: request.signal,
    });
    const call = result.calls[0];
    return {
      ok: true,
      bytes: result.image.uint8Array,
      announcedMime: result.image.mediaType,
      seedSent,
      usage: numbersOf(result.usage),
      response: safeMetadata({ warnings: result.warnings, providerMetadata: call?.providerMetadata }),
      modelReported: call?.response?.modelId ?? null,
    };
  } catch (error) {
    return { ok: false, ...classifyFailure(error, request.spec.repeatable) };
  }
}

function numbersOf(usage: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(usage).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
