import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { generatePicture, type PictureRequest } from './generate-picture';
import { registry } from './registry';

type Seen = { url: string; body: Record<string, unknown>; headers: IncomingMessage['headers'] };
let server: Server;
let seen: Seen[] = [];
let answer: (request: Seen, response: ServerResponse) => void = () => undefined;
let png: Buffer;

beforeAll(async () => {
  png = await sharp({ create: { width: 32, height: 40, channels: 3, background: '#a05030' } })
    .png()
    .toBuffer();
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const entry = { url: request.url ?? '', body: text ? JSON.parse(text) : {}, headers: request.headers };
    seen.push(entry);
    answer(entry, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://unused',
    S3_ACCESS_KEY_ID: 'x',
    S3_SECRET_ACCESS_KEY: 'x',
    S3_BUCKET: 'x',
    S3_DELIVERY_BUCKET: 'x',
    AUTH_SECRET: 'x'.repeat(32),
    GOOGLE_GENERATIVE_AI_API_KEY: 'secret-google-key',
    GOOGLE_BASE_URL: `http://127.0.0.1:${port}/v1beta`,
    BYTEPLUS_API_KEY: 'secret-byteplus-key',
    BYTEPLUS_BASE_URL: `http://127.0.0.1:${port}/api/v3`,
  });
  forgetEnv();
});
afterEach(() => {
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const request = (id: string, over: Partial<PictureRequest> = {}): PictureRequest => {
  const entry = registry.find((candidate) => candidate.modelId === id);
  if (!entry) throw new Error(id);
  return {
    provider: entry.provider,
    modelId: entry.modelId,
    spec: entry.spec,
    prompt: 'A cup on a table.',
    negativePrompt: 'text, people',
    operation: 'generate',
    tier: entry.spec.tiers[0] ?? 'draft',
    size: '4:5',
    seed: 42,
    inputs: [{ role: 'product', bytes: new Uint8Array(png), subjectMask: null }],
    mask: null,
    scene: {},
    signal: AbortSignal.timeout(5_000),
    ...over,
  };
};

const gemini = 'gemini-3.1-flash-lite-image';
const seedream = 'seedream-4-5-251128';

const geminiAnswer = (parts: unknown[], finishReason = 'STOP') => ({
  candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 271, candidatesTokenCount: 1290, totalTokenCount: 1561 },
});

describe('Gemini', () => {
  test('sends prompt, reference, ratio, size and seed, and brings back bytes and tokens', async () => {
    answer = (_, response) =>
      json(
        response,
        200,
        geminiAnswer([{ inlineData: { mimeType: 'image/png', data: png.toString('base64') } }]),
      );
    const made = await generatePicture(request(gemini));
    expect(made).toMatchObject({
      ok: true,
      seedSent: 42,
      usage: { inputTokens: 271, outputTokens: 1290, totalTokens: 1561 },
    });
    if (made.ok) expect(Buffer.from(made.bytes).equals(png)).toBe(true);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe(`/v1beta/models/${gemini}:generateContent`);
    expect(seen[0]?.body).toMatchObject({
      generationConfig: { seed: 42, imageConfig: { aspectRatio: '4:5', imageSize: '1K' } },
      contents: [
        {
          parts: [
            { text: 'A cup on a table.\nAvoid: text, people' },
            { inlineData: { data: png.toString('base64') } },
          ],
        },
      ],
    });
  });

  test('a refusal is an attempt that failed, with what the provider said', async () => {
    answer = (_, response) => json(response, 200, geminiAnswer([], 'IMAGE_SAFETY'));
    const made = await generatePicture(request(gemini));
    expect(made).toMatchObject({ ok: false, kind: 'failed', code: 'refused_content' });
    expect(seen).toHaveLength(1);
  });

  test('text without a picture', async () => {
    answer = (_, response) => json(response, 200, geminiAnswer([{ text: 'I would rather talk.' }]));
    expect(await generatePicture(request(gemini))).toMatchObject({
      ok: false,
      kind: 'failed',
      code: 'no_picture',
    });
  });

  test.each([
    [400, 'failed', 'bad_request'],
    [403, 'failed', 'no_access'],
    [429, 'failed', 'busy'],
    [500, 'unknown', 'provider_error'],
    [503, 'unknown', 'provider_error'],
  ] as const)('status %i is %s (%s), sent once, and the key is in no answer', async (status, kind, code) => {
    answer = (_, response) => json(response, status, { error: { code: status, message: 'no', status: 'X' } });
    const made = await generatePicture(request(gemini));
    expect(made).toMatchObject({ ok: false, kind, code });
    expect(JSON.stringify(made)).not.toContain('secret-google-key');
    expect(seen).toHaveLength(1);
  });

  test('a connection cut after the request was taken is unknown, and is not sent again', async () => {
    answer = (_, response) => response.destroy();
    expect(await generatePicture(request(gemini))).toMatchObject({
      ok: false,
      kind: 'unknown',
      code: 'interrupted',
    });
    expect(seen).toHaveLength(1);
  });

  test('no answer in time is unknown', async () => {
    answer = () => undefined;
    const made = await generatePicture(request(gemini, { signal: AbortSignal.timeout(150) }));
    expect(made).toMatchObject({ ok: false, kind: 'unknown', code: 'interrupted' });
    expect(seen).toHaveLength(1);
  });

  test('a body that is no JSON may have been billed', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"candidates": [');
    };
    expect(await generatePicture(request(gemini))).toMatchObject({ ok: false, kind: 'unknown' });
  });
});

describe('Seedream', () => {
  test('sends pixels, no seed, no watermark; says that no seed was sent', async () => {
    answer = (_, response) => json(response, 200, { data: [{ b64_json: png.toString('base64') }] });
    const made = await generatePicture(request(seedream));
    expect(made).toMatchObject({ ok: true, seedSent: null });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).toMatchObject({ model: seedream, size: '1632x2048', watermark: false });
    expect(seen[0]?.body).not.toHaveProperty('seed');
    expect(JSON.stringify(seen[0]?.headers)).toContain('secret-byteplus-key');
  });

  test('an error object in place of a picture', async () => {
    answer = (_, response) =>
      json(response, 400, { error: { code: 'SensitiveContentDetected', message: 'no' } });
    expect(await generatePicture(request(seedream))).toMatchObject({ ok: false, kind: 'failed' });
  });
});
