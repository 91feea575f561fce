import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readCertificates } from './read-certificates';

type C2pa = typeof import('@contentauth/c2pa-wasm');

let loading: Promise<C2pa> | undefined;

/**
 * The official C2PA implementation, compiled to WebAssembly; loaded on first use because it is 9 MB. next.config.ts
 * lists the package in serverExternalPackages, so that one copy is loaded and not bundled into every route.
 */
export function c2paRuntime(): Promise<C2pa> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<C2pa> {
  installFileReaderSync();
  const c2pa = await import('@contentauth/c2pa-wasm');
  // Resolved from the working directory and not from this file: a bundler rewrites import.meta, not this.
  const wasm = createRequire(join(process.cwd(), 'package.json')).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
  c2pa.initSync({ module: await readFile(wasm) });
  return c2pa;
}

const contents = new WeakMap<Blob, Uint8Array>();

/**
 * A Blob whose bytes can be read without waiting. The library reads its input through FileReaderSync, which only
 * browser workers have; this and the stand-in below are all that it needs in Node.
 */
export function memoryBlob(bytes: Uint8Array, type: string): Blob {
  const blob = Object.defineProperties(new Blob([], { type }), {
    size: { value: bytes.byteLength },
    slice: { value: (start = 0, end = bytes.byteLength) => memoryBlob(bytes.subarray(start, end), type) },
  });
  contents.set(blob, bytes);
  return blob;
}

function readAsArrayBuffer(blob: Blob): ArrayBuffer {
  const bytes = contents.get(blob);
  if (!bytes) throw new TypeError('Only blobs made by memoryBlob can be read without waiting.');
  return Uint8Array.from(bytes).buffer;
}

/** A function that returns an object can be called with `new`, which is how the library calls it. */
function fileReaderSync() {
  return { readAsArrayBuffer };
}

function installFileReaderSync(): void {
  if ('FileReaderSync' in globalThis) return;
  Object.defineProperty(globalThis, 'FileReaderSync', { value: fileReaderSync, configurable: true });
}

/**
 * Settings for every reader and builder; always pass them, because without any the library has trusted a root that
 * an earlier call named. Nothing is fetched from the network. Throws when the anchors are not certificates.
 */
export function c2paSettings(trustAnchorsPem = ''): string {
  const anchors = readCertificates(trustAnchorsPem).map(String).join('');
  if (anchors === '' && trustAnchorsPem.trim() !== '') {
    throw new TypeError('The trust anchors for Content Credentials hold no PEM certificate.');
  }
  return JSON.stringify({
    // An empty text is not the same as none: the library refuses it.
    trust: anchors === '' ? {} : { trust_anchors: anchors },
    builder: { created_assertion_labels: ['c2pa.ingredient'] },
    verify: { verify_trust: true, remote_manifest_fetch: false, ocsp_fetch: false },
  });
}
