import { setTimeout as sleep } from 'node:timers/promises';
import { type Fetched, publicFetch } from '@/lib/net/public-fetch';

/** What was seen of one call on the wire: how far it came decides whether it may be billed, and whether it may be sent again. */
export type Seen = {
  /** The request that costs money: not sent, on its way without an answer, or answered. */
  call: 'not_sent' | 'sent' | 'answered';
  status: number | null;
  retryAfter: string | null;
  /** Fetching a finished picture did not work: the last status, or 0 when there was none. */
  lostDownload: number | null;
  /** The provider's id of what it made, to look it up there. */
  taskId: string | null;
};
export const nothingSeen = (): Seen => ({
  call: 'not_sent',
  status: null,
  retryAfter: null,
  lostDownload: null,
  taskId: null,
});

/** A picture of 50 megapixels in base64 with room to spare; more is somebody's mistake or malice. */
const MAX_ANSWER_BYTES = 160 * 1024 * 1024;
const DOWNLOAD_TRIES = 3;
const DOWNLOAD_PAUSE_MS = 250;

/** The connection was never made, so nothing can have been billed. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

export function isNeverConnected(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at && depth < 5; depth++) {
    const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown[] };
    if (typeof code === 'string' && neverConnected.has(code)) return true;
    at = cause ?? errors?.[0];
  }
  return false;
}

/** Cuts an answer off that grows beyond what any picture needs. */
function limited(response: Response): Response {
  let size = 0;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER_BYTES) controller.error(new Error('The answer is too large.'));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(body ?? null, { status, statusText, headers });
}

const idOf = (headers: Headers) =>
  headers.get('x-request-id') ?? headers.get('x-fal-request-id') ?? headers.get('request-id');

const addressOf = (input: RequestInfo | URL): URL =>
  new URL(input instanceof Request ? input.url : String(input));

/** A finished picture on another host: public addresses only, checked at connect time and at every redirect. */
async function download(url: URL): Promise<Response> {
  const { bytes, mime }: Fetched = await publicFetch(url.href, {
    maxBytes: MAX_ANSWER_BYTES,
    timeoutMs: 60_000,
  });
  return new Response(bytes as BodyInit, { status: 200, headers: { 'content-type': mime } });
}

/**
 * `fetch` for one call of a model: notes in `seen` what happened to the paid request, limits what comes back, and
 * fetches finished pictures again where that failed in passing, because asking twice for a file costs nothing.
 * `ownOrigin` is the provider's API; files elsewhere are fetched from public addresses only. `tidy` may mend an answer.
 */
export function observedFetch(
  seen: Seen,
  ownOrigin: string | null,
  tidy: (response: Response) => Promise<Response> = async (response) => response,
): typeof fetch {
  const paid = async (input: RequestInfo | URL, init?: RequestInit) => {
    seen.call = 'sent';
    let response: Response;
    try {
      // A redirect would take prompt, pictures and key to a place that nobody accepted terms for.
      response = await fetch(input, { ...init, redirect: 'manual' });
    } catch (error) {
      if (isNeverConnected(error)) seen.call = 'not_sent';
      throw error;
    }
    seen.call = 'answered';
    seen.status = response.status;
    seen.retryAfter = response.headers.get('retry-after');
    seen.taskId = idOf(response.headers);
    return response.ok ? tidy(limited(response)) : limited(response);
  };
  const file = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = addressOf(input);
    for (let tries = 1; ; tries++) {
      try {
        const response =
          url.origin === ownOrigin
            ? limited(await fetch(input, { ...init, redirect: 'error' }))
            : await download(url);
        seen.lostDownload = response.ok ? null : response.status;
        if (response.ok || response.status < 500 || tries >= DOWNLOAD_TRIES) return response;
      } catch (error) {
        seen.lostDownload = 0;
        if (tries >= DOWNLOAD_TRIES || init?.signal?.aborted) throw error;
      }
      await sleep(DOWNLOAD_PAUSE_MS * tries);
    }
  };
  return (input, init) =>
    (init?.method ?? 'GET').toUpperCase() === 'GET' ? file(input, init) : paid(input, init);
}
