import { readFile } from 'node:fs/promises';
import type { ImageModelV4CallOptions } from '@ai-sdk/provider';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodeUpload } from '@/lib/media/decode-upload';
import { createSandbox } from './sandbox-image-model';

const call = (over: Partial<ImageModelV4CallOptions> = {}): ImageModelV4CallOptions => ({
  prompt: 'A campaign photograph of the coffee in the reference image.',
  n: 1,
  size: '320x400',
  aspectRatio: undefined,
  seed: 11,
  files: undefined,
  mask: undefined,
  providerOptions: { sandbox: { scene: { background: 'marble counter' } } },
  ...over,
});
const model = createSandbox().image('sandbox-draft');
const bytesOf = async (options: ImageModelV4CallOptions) =>
  Buffer.from((await model.doGenerate(options)).images[0] as Uint8Array);
const file = (data: Uint8Array) => ({ type: 'file' as const, mediaType: 'image/png', data });

test('answers with one picture of the size that was asked for, which an upload check accepts', async () => {
  expect(model).toMatchObject({ provider: 'sandbox', modelId: 'sandbox-draft', specificationVersion: 'v4' });
  const picture = await bytesOf(call());
  expect(await decodeUpload(picture, { announcedMime: 'image/png' })).toMatchObject({
    width: 320,
    height: 400,
    hasAlpha: false,
  });
  expect(picture.equals(await bytesOf(call()))).toBe(true);
  expect(picture.equals(await bytesOf(call({ seed: 12 })))).toBe(false);
});

test('takes its inputs by role, and an edit keeps what its mask protects', async () => {
  const coffee = new Uint8Array(await readFile('demo/coffee.png'));
  const sandbox = { scene: { background: 'marble counter' }, roles: ['product'] };
  const draft = await bytesOf(call({ files: [file(coffee)], providerOptions: { sandbox } }));
  expect(draft.equals(await bytesOf(call()))).toBe(false);
  const nothing = await sharp({ create: { width: 320, height: 400, channels: 3, background: 'black' } })
    .png()
    .toBuffer();
  const edited = await bytesOf(
    call({
      seed: 99,
      files: [file(coffee), file(draft)],
      mask: file(nothing),
      providerOptions: { sandbox: { ...sandbox, roles: ['product', 'base'], operation: 'edit' } },
    }),
  );
  const [before, after] = await Promise.all(
    [draft, edited].map((picture) => sharp(picture).raw().toBuffer()),
  );
  expect(before?.equals(after as Buffer)).toBe(true);
});

test('stops when it is told to', async () => {
  await expect(model.doGenerate(call({ abortSignal: AbortSignal.abort() }))).rejects.toThrow();
});

test('more than it understands is refused, not guessed', async () => {
  await expect(
    model.doGenerate(call({ providerOptions: { sandbox: { operation: 'animate' } } })),
  ).rejects.toThrow();
});
