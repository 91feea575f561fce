import { crc32, inflateSync } from 'node:zlib';

// PNG (third edition) 11.3.3.4 iTXt, with the keyword that XMP part 3 (1.1.4) reserves.
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = Buffer.from('XML:com.adobe.xmp\0', 'latin1');
const MAX_INFLATED = 4_000_000;

type Chunk = { type: string; data: Uint8Array; raw: Uint8Array };

/** Puts the packet into an uncompressed iTXt chunk right after IHDR; every other chunk keeps its bytes and place. */
export function writePngXmp(bytes: Uint8Array, packet: string): Uint8Array {
  const { chunks, rest } = readChunks(bytes);
  const kept = chunks.filter((chunk) => !isXmp(chunk)).map((chunk) => chunk.raw);
  const [header, ...others] = kept;
  if (!header) throw new SyntaxError('This PNG has no header.');
  return Buffer.concat([SIGNATURE, header, xmpChunk(packet), ...others, rest]);
}

export function readPngXmp(bytes: Uint8Array): string | null {
  const chunk = readChunks(bytes).chunks.find(isXmp);
  if (!chunk) return null;
  const data = Buffer.from(chunk.data);
  const compressed = data[KEYWORD.length] === 1;
  const languageEnd = data.indexOf(0, KEYWORD.length + 2);
  const keywordEnd = data.indexOf(0, languageEnd + 1);
  if (languageEnd < 0 || keywordEnd < 0) return null;
  const text = data.subarray(keywordEnd + 1);
  return (compressed ? inflateSync(text, { maxOutputLength: MAX_INFLATED }) : text).toString('utf8');
}

const isXmp = (chunk: Chunk): boolean =>
  chunk.type === 'iTXt' && KEYWORD.equals(chunk.data.subarray(0, KEYWORD.length));

function xmpChunk(packet: string): Uint8Array {
  // After the keyword: compression flag, compression method, empty language tag, empty translated keyword.
  const data = Buffer.concat([Buffer.from('iTXt'), KEYWORD, Buffer.alloc(4), Buffer.from(packet, 'utf8')]);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return chunk;
}

function readChunks(bytes: Uint8Array): { chunks: Chunk[]; rest: Uint8Array } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!SIGNATURE.equals(file.subarray(0, 8))) throw new SyntaxError('This is not a PNG.');
  const chunks: Chunk[] = [];
  let at = 8;
  while (chunks.at(-1)?.type !== 'IEND') {
    const end = at + 12 + (at + 8 <= file.length ? file.readUInt32BE(at) : Number.POSITIVE_INFINITY);
    if (end > file.length) throw new SyntaxError('This PNG is cut short.');
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: file.subarray(at + 8, end - 4), raw: file.subarray(at, end) });
    at = end;
  }
  if (chunks[0]?.type !== 'IHDR') throw new SyntaxError('This PNG has no header.');
  return { chunks, rest: file.subarray(at) };
}
