export type ImageMime = 'image/png' | 'image/jpeg' | 'image/webp';

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
const text = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What the bytes are, by their first ones; null for anything else. */
export function sniff(bytes: Uint8Array): ImageMime | null {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp';
  return null;
}

/** Where the picture ends; everything behind it is not picture. Null when no end is found. */
export function endOfImage(mime: ImageMime, bytes: Uint8Array): number | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mime === 'image/webp') {
    const end = 8 + view.readUInt32LE(4);
    return end <= view.length ? end + (end % 2) : null;
  }
  if (mime === 'image/png') return pngChunkEnd(view, 'IEND');
  return endOfJpeg(view);
}

function pngChunkEnd(view: Buffer, name: string): number | null {
  for (let at = 8; at + 12 <= view.length; ) {
    const end = at + 12 + view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === name) return end;
    at = end;
  }
  return null;
}

/** Browsers play such a file, while the decoder sees one frame: people would sign off another picture than is shown. */
export function isAnimatedPng(mime: ImageMime, bytes: Uint8Array): boolean {
  return (
    mime === 'image/png' &&
    pngChunkEnd(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'acTL') !== null
  );
}

/** Walks the segments: an end marker inside a thumbnail is not the end of the picture. */
function endOfJpeg(view: Buffer): number | null {
  let at = 2;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return at + 2;
    at += 2 + view.readUInt16BE(at + 2);
    if (marker !== 0xda) continue;
    // Entropy-coded data: until a marker that is neither a stuffed byte nor a restart.
    while (at + 1 < view.length) {
      const next = view[at + 1] ?? 0;
      if (view[at] === 0xff && next !== 0x00 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) break;
      at += 1;
    }
    if (view[at] === 0xff && view[at + 1] === 0xd9) return at + 2;
  }
  return null;
}
