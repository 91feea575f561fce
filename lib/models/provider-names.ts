/** Providers that need a key. The sandbox needs none. */
export const keyedProviders = ['google', 'bytedance', 'fal', 'replicate', 'openai'] as const;
export type KeyedProvider = (typeof keyedProviders)[number];

export const providerNames: Record<KeyedProvider | 'sandbox', string> = {
  sandbox: 'Sandbox',
  google: 'Google Gemini API',
  bytedance: 'BytePlus ModelArk',
  fal: 'fal',
  replicate: 'Replicate',
  openai: 'OpenAI',
};

/** The environment variable that holds each provider's key, to be named to administrators. */
export const keyVariables: Record<KeyedProvider, string> = {
  google: 'GOOGLE_GENERATIVE_AI_API_KEY',
  bytedance: 'BYTEPLUS_API_KEY',
  fal: 'FAL_API_KEY',
  replicate: 'REPLICATE_API_TOKEN',
  openai: 'OPENAI_API_KEY',
};
