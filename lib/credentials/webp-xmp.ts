// RFC 9649: an extended file starts with VP8X, whose flags announce the 'XMP ' chunk.
const XMP_FLAG = 0x04;
const ALPHA_FLAG = 0x10;

type Chunk = { type: string; data: Buffer };

/** Adds the packet as the 'XMP ' chunk, turning a simple WebP into an extended one; image chunks keep their bytes. */
export function writeWebpXmp(bytes: Uint8Array, packet: string): Uint8Array {
  const chunks = readChunks(bytes).filter((chunk) => chunk.type !== 'XMP ');
  const extended = extendedHeader(chunks);
  const others = chunks.filter((chunk) => chunk.type !== 'VP8X');
  const xmp = { type: 'XMP ', data: Buffer.from(packet, 'utf8') };
  const body = Buffer.concat([extended, ...others, xmp].flatMap(chunkBytes));
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

export function readWebpXmp(bytes: Uint8Array): string | null {
  return (
    readChunks(bytes)
      .find((chunk) => chunk.type === 'XMP ')
      ?.data.toString('utf8') ?? null
  );
}

function extendedHeader(chunks: Chunk[]): Chunk {
  const [first] = chunks;
  if (first?.type === 'VP8X' && first.data.length >= 10) {
    const data = Buffer.from(first.data);
    data[0] = (data[0] ?? 0) | XMP_FLAG;
    return { type: 'VP8X', data };
  }
  const { width, height, alpha } = simpleImage(first);
  const data = Buffer.alloc(10);
  data[0] = XMP_FLAG | (alpha ? ALPHA_FLAG : 0);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return { type: 'VP8X', data };
}

function simpleImage(chunk: Chunk | undefined): { width: number; height: number; alpha: boolean } {
  if (chunk?.type === 'VP8 ' && chunk.data.length >= 10 && chunk.data.readUIntBE(3, 3) === 0x9d012a) {
    const width = chunk.data.readUInt16LE(6) & 0x3fff;
    const height = chunk.data.readUInt16LE(8) & 0x3fff;
    return { width, height, alpha: false };
  }
  if (chunk?.type === 'VP8L' && chunk.data.length >= 5 && chunk.data[0] === 0x2f) {
    const bits = chunk.data.readUInt32LE(1);
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      alpha: ((bits >>> 28) & 1) === 1,
    };
  }
  throw new SyntaxError('This WebP has no image that can be read.');
}

function chunkBytes({ type, data }: Chunk): Buffer[] {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return [head, data, Buffer.alloc(data.length % 2)];
}

function readChunks(bytes: Uint8Array): Chunk[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') {
    throw new SyntaxError('This is not a WebP.');
  }
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length) throw new SyntaxError('This WebP is cut short.');
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const size = file.readUInt32LE(at + 4);
    if (at + 8 + size > end) throw new SyntaxError('This WebP is cut short.');
    chunks.push({ type: file.toString('latin1', at, at + 4), data: file.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}
