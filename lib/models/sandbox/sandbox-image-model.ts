import type { ImageModelV4, ImageModelV4File } from '@ai-sdk/provider';
import { z } from 'zod';
import { renderSandbox } from './render-sandbox';

const optionsSchema = z.object({
  scene: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).default({}),
  operation: z.enum(['generate', 'vary', 'refine', 'localise', 'edit']).default('generate'),
  /** What each input picture is, in their order: base, product, style and so on. */
  roles: z.array(z.string()).default([]),
  /** Subject mask of the product, PNG in base64. */
  productMask: z.string().optional(),
});

function bytesOf(file: ImageModelV4File): Uint8Array {
  if (file.type !== 'file') throw new Error('The sandbox takes pictures as bytes.');
  return typeof file.data === 'string' ? new Uint8Array(Buffer.from(file.data, 'base64')) : file.data;
}

/** The sandbox behind the AI SDK's image model interface: no network, no key, the same bytes for the same call. */
export function createSandbox(): { image: (modelId: string) => ImageModelV4 } {
  return {
    image: (modelId) => ({
      specificationVersion: 'v4',
      provider: 'sandbox',
      modelId,
      maxImagesPerCall: 1,
      supportsFileInputs: true,
      supportsMaskInputs: true,
      doGenerate: async ({ prompt, seed, size, files, mask, providerOptions, abortSignal }) => {
        const options = optionsSchema.parse(providerOptions.sandbox ?? {});
        const [width, height] = (size ?? '1024x1024').split('x').map(Number);
        const named = (role: string) => files?.[options.roles.indexOf(role)];
        const product = named('product');
        const base = named('base');
        const picture = await renderSandbox({
          prompt: prompt ?? '',
          seed: seed ?? 1,
          width: width ?? 1024,
          height: height ?? 1024,
          operation: options.operation,
          scene: options.scene,
          ...(product
            ? {
                product: {
                  bytes: bytesOf(product),
                  ...(options.productMask
                    ? { mask: new Uint8Array(Buffer.from(options.productMask, 'base64')) }
                    : {}),
                },
              }
            : {}),
          ...(base ? { base: bytesOf(base) } : {}),
          ...(mask ? { mask: bytesOf(mask) } : {}),
          ...(abortSignal ? { signal: abortSignal } : {}),
        });
        return {
          images: [new Uint8Array(picture)],
          warnings: [],
          response: { timestamp: new Date(0), modelId, headers: undefined },
          usage: { inputTokens: undefined, outputTokens: undefined, totalTokens: undefined },
        };
      },
    }),
  };
}
