import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { invalid } from '@/lib/errors';

export type FetchLimits = { maxBytes: number; timeoutMs?: number };
export type Fetched = { bytes: Uint8Array; mime: string };

const MAX_REDIRECTS = 3;
const refuse = (message: string, cause?: unknown) =>
  Object.assign(
    invalid(`${message} Nothing was fetched.`, [{ code: 'url', path: 'url', message }]),
    cause ? { cause } : {},
  );

/** Whether an address is one that everybody on the internet can reach: no loopback, private, link-local, shared or mapped one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

/** Answers only public addresses; runs at connect time, so that a name cannot point elsewhere between check and use. */
export function publicLookup(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const bad = found.find((entry) => !isPublicAddress(entry.address));
      const first = found[0];
      if (bad || !first) return callback(refuse('This address is inside a private network.'), '');
      if (options.all) return (callback as unknown as (error: null, all: typeof found) => void)(null, found);
      callback(null, first.address, first.family);
    });
  };
}

function check(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refuse('Only http and https addresses are fetched.');
  if (url.username || url.password) throw refuse('An address with a password in it is not fetched.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without a look-up. URL has turned 0x7f.1 and its like into dots already.
  if (ipaddr.isValid(host) && !isPublicAddress(host))
    throw refuse('This address is inside a private network.');
  if (/(^|\.)(localhost|local|internal)$/i.test(host))
    throw refuse('This address is inside a private network.');
}

/** Fetches a picture from the public internet for somebody. Every hop is checked; size and time are limited. */
export async function publicFetch(
  address: string,
  limits: FetchLimits,
  lookup: typeof systemLookup = systemLookup,
): Promise<Fetched> {
  if (!URL.canParse(address)) throw refuse('This is not a web address.');
  let url = new URL(address);
  const signal = AbortSignal.timeout(limits.timeoutMs ?? 20_000);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    check(url);
    const response = await send(url, signal, publicLookup(lookup));
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy();
      if (!URL.canParse(headers.location, url)) throw refuse('The address leads nowhere.');
      url = new URL(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw refuse(`The other side answered ${statusCode}.`);
    }
    return {
      bytes: await read(response, limits.maxBytes),
      mime: (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '',
    };
  }
  throw refuse('The address leads from one place to the next too often.');
}

function send(url: URL, signal: AbortSignal, lookup: LookupFunction): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      lookup,
      signal,
      agent: false,
      headers: { accept: 'image/png,image/jpeg,image/webp', 'user-agent': 'Countersign' },
    });
    request.once('response', done);
    request.once('error', (error) =>
      fail('reasons' in error ? error : refuse('The address could not be reached.', error)),
    );
    request.end();
  });
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw refuse(`The file is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    throw error instanceof Error && 'reasons' in error ? error : refuse('The download broke off.', error);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
