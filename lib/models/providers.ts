import { createByteDance } from '@ai-sdk/bytedance';
import { createFal } from '@ai-sdk/fal';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import type { ImageModelV3, ImageModelV4 } from '@ai-sdk/provider';
import { createReplicate } from '@ai-sdk/replicate';
import { type Env, env } from '@/lib/env';
import type { PictureRequest } from './generate-picture';
import { pixelSize, resolutionFor } from './prices';
import { keepMadePictures } from './provider-answers';
import type { KeyedProvider } from './provider-names';
import { createSandbox } from './sandbox/sandbox-image-model';
import type { Ratio } from './schemas';

type Settings = { apiKey: string | null; fetch: typeof fetch };
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type CallOptions = {
  size?: `${number}x${number}`;
  aspectRatio?: `${number}:${number}`;
  providerOptions: Record<string, Record<string, Json>>;
};

type Adapter = {
  keyIn: (settings: Env) => string | undefined;
  baseUrlIn: (settings: Env) => string | undefined;
  /** The provider's own address, when nothing else is set. */
  home: string;
  model: (
    modelId: string,
    settings: { apiKey: string; baseURL?: string; fetch: typeof fetch },
  ) => ImageModelV3 | ImageModelV4;
  options: (request: PictureRequest) => CallOptions;
  tidy?: (response: Response) => Promise<Response>;
};

const pixels = ({ spec, tier, size }: PictureRequest): `${number}x${number}` => {
  const { width, height } = pixelSize(size, resolutionFor(spec, tier) ?? '1K');
  return `${width}x${height}`;
};

/** GPT image models make three shapes. */
const openaiSize = (ratio: Ratio): `${number}x${number}` => {
  const [w = 1, h = 1] = ratio.split(':').map(Number);
  return w === h ? '1024x1024' : w > h ? '1536x1024' : '1024x1536';
};

const adapters: Record<KeyedProvider, Adapter> = {
  google: {
    keyIn: (settings) => settings.GOOGLE_GENERATIVE_AI_API_KEY,
    baseUrlIn: (settings) => settings.GOOGLE_BASE_URL,
    home: 'https://generativelanguage.googleapis.com',
    model: (modelId, settings) => createGoogle(settings).image(modelId),
    // Gemini takes a ratio and a class of size, no pixels.
    options: (request) => ({
      aspectRatio: request.size,
      providerOptions: {
        google: { imageConfig: { imageSize: resolutionFor(request.spec, request.tier) ?? '1K' } },
      },
    }),
  },
  bytedance: {
    keyIn: (settings) => settings.BYTEPLUS_API_KEY,
    baseUrlIn: (settings) => settings.BYTEPLUS_BASE_URL,
    home: 'https://ark.ap-southeast.bytepluses.com',
    model: (modelId, settings) => createByteDance(settings).image(modelId),
    // The provider would otherwise put its mark into the picture.
    options: (request) => ({
      size: pixels(request),
      providerOptions: { bytedance: { watermark: false } },
    }),
    tidy: keepMadePictures,
  },
  fal: {
    keyIn: (settings) => settings.FAL_API_KEY,
    baseUrlIn: (settings) => settings.FAL_BASE_URL,
    home: 'https://fal.run',
    model: (modelId, settings) => createFal(settings).image(modelId),
    options: (request) => ({
      size: pixels(request),
      providerOptions: {
        fal: { outputFormat: 'png', ...(request.inputs.length > 1 ? { useMultipleImages: true } : {}) },
      },
    }),
  },
  replicate: {
    keyIn: (settings) => settings.REPLICATE_API_TOKEN,
    baseUrlIn: (settings) => settings.REPLICATE_BASE_URL,
    home: 'https://api.replicate.com',
    model: (modelId, { apiKey, ...settings }) =>
      createReplicate({ ...settings, apiToken: apiKey }).image(modelId),
    options: (request) => ({
      aspectRatio: request.size,
      // `output_format` is a field of the models' own input.
      providerOptions: { replicate: { output_format: 'png' } },
    }),
  },
  openai: {
    keyIn: (settings) => settings.OPENAI_API_KEY,
    baseUrlIn: (settings) => settings.OPENAI_BASE_URL,
    home: 'https://api.openai.com',
    model: (modelId, settings) => createOpenAI(settings).image(modelId),
    options: ({ spec, tier, size }) => ({
      size: openaiSize(size),
      providerOptions: {
        openai: { outputFormat: 'png', ...(spec.quality[tier] ? { quality: spec.quality[tier] } : {}) },
      },
    }),
  },
};

const adapterOf = (provider: string): Adapter | undefined => adapters[provider as KeyedProvider];

/** The key that the environment gives; it goes before one that an administrator entered. */
export const keyFromEnvironment = (provider: KeyedProvider): string | null =>
  adapters[provider].keyIn(env()) || null;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function sandboxOptions(request: PictureRequest): CallOptions {
  const product = request.inputs.find((input) => input.role === 'product');
  return {
    size: pixels(request),
    providerOptions: {
      sandbox: {
        scene: request.scene,
        operation: request.operation,
        roles: request.inputs.map((input) => input.role),
        ...(product?.subjectMask ? { productMask: base64(product.subjectMask) } : {}),
      },
    },
  };
}

/** Size and settings as each provider takes them: a translation, never a choice of its own. */
export const callOptions = (request: PictureRequest): CallOptions =>
  adapterOf(request.provider)?.options(request) ?? sandboxOptions(request);

/** Where a provider's API is reached; files elsewhere are fetched from public addresses only. */
export function originOf(provider: string): string | null {
  const adapter = adapterOf(provider);
  return adapter ? new URL(adapter.baseUrlIn(env()) ?? adapter.home).origin : null;
}

export const tidyAnswer = (provider: string) => adapterOf(provider)?.tidy;

/** The model behind the AI SDK's interface. */
export function imageModel(
  provider: string,
  modelId: string,
  { apiKey, fetch }: Settings,
): ImageModelV3 | ImageModelV4 {
  if (provider === 'sandbox') return createSandbox().image(modelId);
  const adapter = adapterOf(provider);
  if (!adapter) throw new Error(`No adapter for provider ${provider}.`);
  if (!apiKey) throw new Error(`No key for provider ${provider}.`);
  const baseURL = adapter.baseUrlIn(env());
  return adapter.model(modelId, { apiKey, fetch, ...(baseURL ? { baseURL } : {}) });
}
