import { createByteDance } from '@ai-sdk/bytedance';
import { createGoogle } from '@ai-sdk/google';
import type { ImageModelV3, ImageModelV4 } from '@ai-sdk/provider';
import { env } from '@/lib/env';
import { createSandbox } from './sandbox/sandbox-image-model';

/** Whether this installation can reach the provider at all: it has a key, or needs none. */
export function providerConfigured(provider: string): boolean {
  if (provider === 'sandbox') return true;
  if (provider === 'google') return Boolean(env().GOOGLE_GENERATIVE_AI_API_KEY);
  if (provider === 'bytedance') return Boolean(env().BYTEPLUS_API_KEY);
  return false;
}

/** The model behind the AI SDK's interface. Keys come from the environment and go nowhere else. */
export function imageModel(provider: string, modelId: string): ImageModelV3 | ImageModelV4 {
  const settings = env();
  if (provider === 'sandbox') return createSandbox().image(modelId);
  if (provider === 'google')
    return createGoogle({
      apiKey: settings.GOOGLE_GENERATIVE_AI_API_KEY,
      ...(settings.GOOGLE_BASE_URL ? { baseURL: settings.GOOGLE_BASE_URL } : {}),
    }).image(modelId);
  if (provider === 'bytedance')
    return createByteDance({
      apiKey: settings.BYTEPLUS_API_KEY,
      ...(settings.BYTEPLUS_BASE_URL ? { baseURL: settings.BYTEPLUS_BASE_URL } : {}),
    }).image(modelId);
  throw new Error(`No adapter for provider ${provider}.`);
}
