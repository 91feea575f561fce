import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgetEnv } from '@/lib/env';
import type { KeyedProvider } from './provider-names';

/** What the local server got. `body` is JSON, or the text of a form. */
export type WireCall = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown> | string;
};
type Answer = (response: ServerResponse, call: WireCall) => void;

/** Answers of a provider in its own wire format, as its API reference documents them. */
export type WireFormat = {
  picture: (bytes: Buffer, mime?: string) => Answer;
  /** An answer that is well and holds no picture. */
  empty: Answer;
  refusal: Answer;
  error: (status: number, headers?: Record<string, string>) => Answer;
};

export const keyOf = (provider: string): string => `secret-${provider}-key`;

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1', ...headers });
  response.end(JSON.stringify(body));
};

/** A local server that speaks for every provider; each test says how it answers the paid call and the file's link. */
export class Wire {
  readonly calls: WireCall[] = [];
  answer: Answer = (response) => response.destroy();
  /** Status with which finished pictures are handed out. */
  linkStatus = 200;
  private file: { bytes: Buffer; mime: string } = { bytes: Buffer.alloc(0), mime: 'image/png' };
  private server: Server | undefined;
  origin = '';

  async start(): Promise<void> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString('latin1');
      const isJson = /json/.test(request.headers['content-type'] ?? '');
      const call: WireCall = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body:
          isJson && text
            ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>)
            : text,
      };
      if (call.method === 'GET') {
        if (this.linkStatus !== 200) return json(response, this.linkStatus, { message: 'link has expired' });
        response.writeHead(200, { 'content-type': this.file.mime });
        return response.end(this.file.bytes);
      }
      this.calls.push(call);
      this.answer(response, call);
    });
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  /** Settings under which every adapter speaks to this server, or to another origin. */
  settings(origin = this.origin): Record<string, string> {
    return {
      GOOGLE_GENERATIVE_AI_API_KEY: keyOf('google'),
      GOOGLE_BASE_URL: `${origin}/v1beta`,
      BYTEPLUS_API_KEY: keyOf('bytedance'),
      BYTEPLUS_BASE_URL: `${origin}/api/v3`,
      FAL_API_KEY: keyOf('fal'),
      FAL_BASE_URL: `${origin}/fal`,
      REPLICATE_API_TOKEN: keyOf('replicate'),
      REPLICATE_BASE_URL: `${origin}/v1`,
      OPENAI_API_KEY: keyOf('openai'),
      OPENAI_BASE_URL: `${origin}/v1`,
    };
  }

  use(settings: Record<string, string> = this.settings()): void {
    Object.assign(process.env, settings);
    forgetEnv();
  }

  private link(bytes: Buffer, mime: string): string {
    this.file = { bytes, mime };
    return `${this.origin}/files/picture.png?expires=1`;
  }

  readonly formats: Record<KeyedProvider, WireFormat> = {
    google: {
      picture:
        (bytes, mime = 'image/png') =>
        (response) =>
          json(response, 200, gemini([{ inlineData: { mimeType: mime, data: bytes.toString('base64') } }])),
      empty: (response) => json(response, 200, gemini([{ text: 'I would rather talk.' }])),
      refusal: (response) => json(response, 200, gemini([], 'IMAGE_SAFETY')),
      error: (status, headers) => (response) =>
        json(response, status, { error: { code: status, message: 'no', status: 'X' } }, headers),
    },
    bytedance: {
      picture: (bytes) => (response) =>
        json(response, 200, { data: [{ b64_json: bytes.toString('base64'), size: '2048x2048' }] }),
      empty: (response) => json(response, 200, { data: [] }),
      refusal: (response) =>
        json(response, 400, { error: { code: 'OutputImageSensitiveContentDetected', message: 'no' } }),
      error: (status, headers) => (response) =>
        json(response, status, { error: { code: 'X', message: 'no' } }, headers),
    },
    fal: {
      picture:
        (bytes, mime = 'image/png') =>
        (response) =>
          json(response, 200, {
            images: [{ url: this.link(bytes, mime), content_type: mime, width: 32, height: 40 }],
            seed: 42,
            has_nsfw_concepts: [false],
            timings: { inference: 1.5 },
          }),
      empty: (response) => json(response, 200, { images: [], seed: 42 }),
      refusal: (response) =>
        json(response, 422, {
          detail: [
            {
              loc: ['body', 'prompt'],
              msg: 'The content could not be processed.',
              type: 'content_policy_violation',
            },
          ],
        }),
      error: (status, headers) => (response) => json(response, status, { message: 'no' }, headers),
    },
    replicate: {
      picture:
        (bytes, mime = 'image/png') =>
        (response) =>
          json(response, 201, this.prediction({ status: 'succeeded', output: [this.link(bytes, mime)] })),
      empty: (response) => json(response, 201, this.prediction({ status: 'succeeded', output: null })),
      refusal: (response) =>
        json(
          response,
          201,
          this.prediction({
            status: 'failed',
            output: null,
            error: 'The input or output was flagged as sensitive. (E005)',
          }),
        ),
      error: (status, headers) => (response) => json(response, status, { detail: 'no', title: 'X' }, headers),
    },
    openai: {
      picture: (bytes) => (response) =>
        json(response, 200, {
          created: 1,
          data: [{ b64_json: bytes.toString('base64') }],
          usage: { input_tokens: 50, output_tokens: 272, total_tokens: 322 },
        }),
      empty: (response) => json(response, 200, { created: 1, data: [] }),
      refusal: (response) =>
        json(response, 400, {
          error: {
            code: 'moderation_blocked',
            message: 'Rejected by the safety system.',
            type: 'user_error',
            param: null,
          },
        }),
      error: (status, headers) => (response) =>
        json(response, status, { error: { message: 'no', type: 'x', code: 'x', param: null } }, headers),
    },
  };

  private prediction(more: Record<string, unknown>) {
    return { id: 'p1', error: null, urls: { get: `${this.origin}/v1/predictions/p1` }, ...more };
  }
}

const gemini = (parts: unknown[], finishReason = 'STOP') => ({
  candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 271, candidatesTokenCount: 1290, totalTokenCount: 1561 },
});
