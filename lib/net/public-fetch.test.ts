import type { lookup as systemLookup } from 'node:dns';
import { createServer, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isPublicAddress, publicFetch, publicLookup } from './public-fetch';

// Stands for a public server: this name alone is connected to without the guard's look-up. Every other host is guarded.
const OUTSIDE = 'outside.example.com';
vi.mock('node:http', async (original) => {
  const http = await original<typeof import('node:http')>();
  const request = (url: URL, options: RequestOptions) =>
    url.hostname === OUTSIDE
      ? http.request({ ...options, host: '127.0.0.1', port: url.port, path: url.pathname, lookup: undefined })
      : http.request(url, options);
  return { ...http, request };
});

let server: Server;
let port = 0;
let hits = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/to/'))
      return response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end();
    if (path === '/slow') return response.write('a');
    if (path === '/picture')
      return response.writeHead(200, { 'content-type': 'image/png; x=1' }).end('picture');
    if (path === '/large') return response.end(Buffer.alloc(5_000));
    hits += 1;
    response.end('secret');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits = { maxBytes: 1024, timeoutMs: 2_000 };
const answering = (...addresses: string[]): typeof systemLookup =>
  ((
    _name: string,
    _options: unknown,
    callback: (error: null, all: { address: string; family: number }[]) => void,
  ) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof systemLookup;

describe('addresses of a private network are refused, and never reached', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://0.0.0.0:PORT/',
    'http://10.0.0.8/',
    'http://172.16.4.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://db.internal/',
  ])('%s', async (url) => {
    await expect(publicFetch(url.replace('PORT', String(port)), limits)).rejects.toThrow(
      'inside a private network',
    );
    expect(hits).toBe(0);
  });

  test('a public name that points inside, at connect time', async () => {
    for (const address of ['127.0.0.1', '10.1.1.1', '::1', '::ffff:192.168.0.1'])
      await expect(
        publicFetch(`http://images.example.com:${port}/a.png`, limits, answering(address)),
      ).rejects.toThrow('inside a private network');
    await expect(
      publicFetch(`http://images.example.com:${port}/`, limits, answering('93.184.216.34', '127.0.0.1')),
    ).rejects.toThrow('inside a private network');
    expect(hits).toBe(0);
  });
});

test.each([
  'file:///etc/passwd',
  'ftp://example.com/',
  'javascript:alert(1)',
  'http://user:pass@example.com/',
  'nonsense',
])('%s is not fetched', async (url) => {
  await expect(publicFetch(url, limits)).rejects.toThrow('Nothing was fetched');
});

test('public addresses are public', () => {
  for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])
    expect(isPublicAddress(address)).toBe(true);
  for (const address of ['224.0.0.1', '255.255.255.255', 'nonsense', '::', '192.0.2.1x'])
    expect(isPublicAddress(address)).toBe(false);
});

test('a lookup of a public name is passed on', async () => {
  const found = await new Promise((done) =>
    publicLookup(answering('93.184.216.34'))('x.example', {}, (error, address) => done(error ?? address)),
  );
  expect(found).toBe('93.184.216.34');
});

describe('from outside', () => {
  const outside = (path: string) => `http://${OUTSIDE}:${port}${path}`;
  const to = (address: string) => outside(`/to/${encodeURIComponent(address)}`);

  test('a picture comes with its type, after redirects too', async () => {
    const found = await publicFetch(to(to(outside('/picture'))), limits);
    expect({ text: Buffer.from(found.bytes).toString(), mime: found.mime }).toEqual({
      text: 'picture',
      mime: 'image/png',
    });
  });

  test.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://inside.example.com:PORT/',
  ])('a redirect to %s is refused, and never reached', async (address) => {
    await expect(
      publicFetch(to(address.replace('PORT', String(port))), limits, answering('127.0.0.1')),
    ).rejects.toThrow('inside a private network');
    expect(hits).toBe(0);
  });

  test('a redirect to a file, and one without an end', async () => {
    await expect(publicFetch(to('file:///etc/passwd'), limits)).rejects.toThrow('Only http and https');
    await expect(publicFetch(to(to(to(to(outside('/picture'))))), limits)).rejects.toThrow('too often');
  });

  test('too many bytes, and bytes that never end', async () => {
    await expect(publicFetch(outside('/large'), limits)).rejects.toThrow('larger than');
    await expect(publicFetch(outside('/slow'), { maxBytes: 1024, timeoutMs: 300 })).rejects.toThrow(
      'broke off',
    );
  });
});

test('a name whose answer changes is judged by the answer that is connected to', async () => {
  const answers = ['93.184.216.34', '127.0.0.1'];
  const asked: string[] = [];
  const rebinding = ((name: string, options: unknown, callback: never) => {
    asked.push(name);
    answering(answers.shift() ?? '127.0.0.1')(name, options as never, callback);
  }) as unknown as typeof systemLookup;
  const guard = publicLookup(rebinding);
  const look = () =>
    new Promise((done) => guard('x.example', {}, (error, address) => done(error ? String(error) : address)));
  expect(await look()).toBe('93.184.216.34');
  expect(await look()).toContain('inside a private network');
  expect(asked).toHaveLength(2);
});
