import { getBlob } from './get-object';

/** Bytes under a SHA-256 never change, so a worker keeps what it used last: the same reference goes into every call. */
const MAX_BYTES = 128 * 1024 * 1024;
const kept = new Map<string, Buffer>();
let size = 0;

export async function cachedBlob(sha256: string): Promise<Buffer> {
  const found = kept.get(sha256);
  if (found) {
    kept.delete(sha256);
    kept.set(sha256, found);
    return found;
  }
  const bytes = await getBlob(sha256);
  if (bytes.length <= MAX_BYTES / 4 && !kept.has(sha256)) {
    kept.set(sha256, bytes);
    size += bytes.length;
  }
  for (const [oldest, { length }] of kept) {
    if (size <= MAX_BYTES) break;
    kept.delete(oldest);
    size -= length;
  }
  return bytes;
}
