import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { env, forgetEnv } from '@/lib/env';
import { blobKey, forgetClient } from './client';
import { getBlob, getObject, streamBlob } from './get-object';
import { presignBlob } from './presign-get';
import { putBlobFile } from './put-file';
import { putBlob, putDelivery } from './put-object';
import { StorageError } from './storage-error';
import { storeReady } from './store-ready';

const use = (settings: Record<string, string>) => {
  Object.assign(process.env, inject('settings'), { COUNTERSIGN_MODE: 'test', ...settings });
  forgetEnv();
  forgetClient();
};
beforeEach(() => use({}));

describe('the store of every byte', () => {
  test('bytes are stored under their hash and come back whole', async () => {
    const bytes = randomBytes(40_000);
    const stored = await putBlob(bytes, 'image/png');
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(stored.key).toBe(
      `sha256/${stored.sha256.slice(0, 2)}/${stored.sha256.slice(2, 4)}/${stored.sha256}`,
    );
    expect(stored.size).toBe(40_000);
    expect(Buffer.compare(await getBlob(stored.sha256), bytes)).toBe(0);
    expect(await putBlob(bytes, 'image/png')).toEqual(stored);
  });

  test('a file that is sent in parts comes back whole', async () => {
    const bytes = randomBytes(9 * 1024 * 1024);
    const { sha256 } = await putBlob(bytes, 'image/png');
    expect(Buffer.compare(await getBlob(sha256), bytes)).toBe(0);
  });

  test('a file goes in from the disk and comes out as a stream, and the same file twice is one object', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-store-'));
    // Above and below the size from which it is sent in parts.
    for (const size of [70_000, 11 * 1024 * 1024]) {
      const bytes = randomBytes(size);
      const path = join(folder, `${size}`);
      writeFileSync(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await Promise.all([1, 2].map(() => putBlobFile(path, { sha256, size }, 'application/zip')));
      await putBlobFile(path, { sha256, size }, 'application/zip');
      expect(Buffer.compare(await getBlob(sha256), bytes)).toBe(0);
      const stream = await streamBlob(sha256);
      expect(stream.size).toBe(size);
      expect(Buffer.compare(Buffer.from(await new Response(stream.body).arrayBuffer()), bytes)).toBe(0);
    }
    rmSync(folder, { recursive: true });
    await expect(streamBlob(randomBytes(32).toString('hex'))).rejects.toThrow(StorageError);
  });

  test('what is not there is null as an object and an error as a blob', async () => {
    const sha256 = randomBytes(32).toString('hex');
    expect(await getObject(env().S3_BUCKET, blobKey(sha256))).toBeNull();
    await expect(getBlob(sha256)).rejects.toThrow(StorageError);
  });

  test('a delivery lands in the delivery bucket', async () => {
    const key = `test/${randomBytes(6).toString('hex')}.json`;
    const place = await putDelivery(key, Buffer.from('{}'), 'application/json');
    expect(place).toMatchObject({ bucket: env().S3_DELIVERY_BUCKET, key });
    expect((await getObject(place.bucket, key, place.versionId))?.toString()).toBe('{}');
    expect(await getObject(env().S3_BUCKET, key)).toBeNull();
  });

  test('a signed address gives the bytes as a download, and names an end', async () => {
    const { sha256 } = await putBlob(Buffer.from('picture'), 'image/png');
    const address = new URL(await presignBlob(sha256, 'a "b"\r\n.png'));
    expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(address.searchParams.get('response-content-disposition')).toBe(
      'attachment; filename="a__b___.png"',
    );
    expect(await (await fetch(address)).text()).toBe('picture');
  });

  test('is ready; is not where a bucket is missing', async () => {
    use({ S3_DELIVERY_BUCKET: 'nobody-made-this' });
    expect(await storeReady()).toBe(false);
    use({});
    expect(await storeReady()).toBe(true);
  });
});

describe('a store that knows conditional writes', () => {
  let close = () => undefined as unknown;
  afterEach(() => close());

  /** Answers each PUT with the next status; a GET with `held`. */
  async function storeWith(puts: number[], held: Buffer): Promise<string[]> {
    const conditions: string[] = [];
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        if (request.method === 'HEAD') return response.writeHead(404).end();
        if (request.method === 'GET') return response.writeHead(200).end(held);
        conditions.push(String(request.headers['if-none-match']));
        const code = puts.shift() ?? 500;
        response.writeHead(code, { 'content-type': 'application/xml' });
        response.end(code === 200 ? '' : '<Error><Code>PreconditionFailed</Code></Error>');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    use({ S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    return conditions;
  }

  test('the same bytes, written by another a moment ago, are a success', async () => {
    const conditions = await storeWith([412], Buffer.from('bytes'));
    expect((await putBlob(Buffer.from('bytes'), 'image/png')).size).toBe(5);
    expect(conditions).toEqual(['*']);
  });

  test('other bytes under the same key are an error, never overwritten', async () => {
    await storeWith([412], Buffer.from('other'));
    await expect(putDelivery('a.png', Buffer.from('bytes'), 'image/png')).rejects.toThrow('other bytes');
  });

  test('a write that meets another is tried again', async () => {
    const conditions = await storeWith([409, 200], Buffer.from(''));
    expect((await putBlob(Buffer.from('bytes'), 'image/png')).size).toBe(5);
    expect(conditions).toEqual(['*', '*']);
  });

  test('a store that refuses is an error of the store, and the cause is kept', async () => {
    await storeWith([403], Buffer.from(''));
    const failed = await putBlob(Buffer.from('bytes'), 'image/png').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StorageError);
    expect((failed as StorageError).cause).toBeDefined();
  });
});
