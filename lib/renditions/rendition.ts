import { makeRendition } from '@/lib/media/make-rendition';
import { getBlob } from '@/lib/storage/get-object';

type Width = 160 | 320 | 640 | 1280 | 2048;

const LIMIT_BYTES = 64 * 1024 * 1024;
const cache = new Map<string, Promise<Buffer>>();
const sizes = new Map<string, number>();
let held = 0;

/** A rendition of stored bytes. Content-addressed, so a small cache per process is always right. */
export async function rendition(sha256: string, width: Width): Promise<Buffer> {
  const key = `${sha256}/${width}`;
  const hit = cache.get(key);
  if (hit) {
    cache.delete(key);
    cache.set(key, hit);
    return hit;
  }
  const made = getBlob(sha256).then((bytes) => makeRendition(bytes, width));
  cache.set(key, made);
  try {
    const buffer = await made;
    sizes.set(key, buffer.length);
    held += buffer.length;
    for (const oldest of cache.keys()) {
      if (held <= LIMIT_BYTES) break;
      cache.delete(oldest);
      held -= sizes.get(oldest) ?? 0;
      sizes.delete(oldest);
    }
    return buffer;
  } catch (error) {
    cache.delete(key);
    throw error;
  }
}
