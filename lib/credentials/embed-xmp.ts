import { readJpegXmp, writeJpegXmp } from './jpeg-xmp';
import { readPngXmp, writePngXmp } from './png-xmp';
import { readWebpXmp, writeWebpXmp } from './webp-xmp';
import { parseXmp, type XmpFields, xmpPacket } from './xmp';

export type SealableMime = 'image/png' | 'image/jpeg' | 'image/webp';

const containers: Record<
  SealableMime,
  { read: (bytes: Uint8Array) => string | null; write: (bytes: Uint8Array, packet: string) => Uint8Array }
> = {
  'image/png': { read: readPngXmp, write: writePngXmp },
  'image/jpeg': { read: readJpegXmp, write: writeJpegXmp },
  'image/webp': { read: readWebpXmp, write: writeWebpXmp },
};

/**
 * The same file with our XMP fields in it. Works on the container only: compressed image data keeps its bytes.
 * Throws a SyntaxError for a file that is not of this type, a RangeError for more XMP than a JPEG can hold.
 */
export function embedXmp(mime: SealableMime, bytes: Uint8Array, fields: XmpFields): Uint8Array {
  const container = containers[mime];
  return container.write(bytes, xmpPacket(fields, container.read(bytes)));
}

/** The raw XMP packet of a file, or null. */
export const extractXmp = (mime: SealableMime, bytes: Uint8Array): string | null =>
  containers[mime].read(bytes);

/** Our fields as they stand in a file; null when it has no XMP. */
export function readXmp(mime: SealableMime, bytes: Uint8Array): Partial<XmpFields> | null {
  const packet = extractXmp(mime, bytes);
  return packet === null ? null : parseXmp(packet);
}
