import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';
import { sha256Hex } from '@/lib/canonical';
import type { PackageFile } from './package-files';

/** The first moment that a ZIP can name; in local time, because that is what the format stores. */
const FIXED = new Date(1980, 0, 1);

/**
 * Writes a ZIP (APPNOTE 6.3.10) with a SHA256SUMS over its files, one file at a time, and answers its own hash. The same
 * files give the same bytes: names, order, times and compression are fixed. Pictures go in as stored deflate blocks, for
 * readers that refuse the plain stored method in a streamed archive.
 */
export async function writeZip(
  target: string,
  files: readonly PackageFile[],
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const out = await open(target, 'wx', 0o600);
  const flush = async () => {
    const ready = chunks;
    chunks = [];
    for (const chunk of ready) {
      hash.update(chunk);
      size += chunk.length;
      await out.writeFile(chunk);
    }
  };
  const add = async (path: string, bytes: Uint8Array, level: 0 | 6) => {
    const entry = new ZipDeflate(path, { level });
    entry.mtime = FIXED;
    zip.add(entry);
    entry.push(bytes, true);
    await flush();
  };
  try {
    const sums: string[] = [];
    for (const file of files) {
      const bytes = await file.read();
      sums.push(`${sha256Hex(bytes)}  ${file.path}\n`);
      await add(file.path, bytes, file.text ? 6 : 0);
    }
    await add('SHA256SUMS', new TextEncoder().encode(sums.join('')), 6);
    zip.end();
    await flush();
  } finally {
    await out.close();
  }
  return { sha256: hash.digest('hex'), size };
}
