// XMP part 3 (ISO 16684-3) 1.1.3: one APP1 segment with this name holds the packet.
const XMP_NAME = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const EXIF_NAME = Buffer.from('Exif\0', 'latin1');
const MAX_PACKET = 65_535 - 2 - XMP_NAME.length;
const APP0 = 0xe0;
const APP1 = 0xe1;
const SOS = 0xda;

type Segment = { marker: number; data: Uint8Array; raw: Uint8Array };

/**
 * Puts the packet into one APP1 segment after JFIF's APP0 and Exif's APP1, which must come first. Throws a
 * RangeError when the packet does not fit one segment.
 */
export function writeJpegXmp(bytes: Uint8Array, packet: string): Uint8Array {
  const text = Buffer.from(packet, 'utf8');
  if (text.length > MAX_PACKET) throw new RangeError(`A JPEG holds at most ${MAX_PACKET} bytes of XMP.`);
  const { segments, rest } = readSegments(bytes);
  const kept = segments.filter((segment) => !isXmp(segment));
  const firstOther = kept.findIndex((segment) => segment.marker !== APP0 && !isExif(segment));
  const place = firstOther < 0 ? kept.length : firstOther;
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + APP1, 0);
  head.writeUInt16BE(2 + XMP_NAME.length + text.length, 2);
  const raws = kept.map((segment) => segment.raw);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...raws.slice(0, place),
    head,
    XMP_NAME,
    text,
    ...raws.slice(place),
    rest,
  ]);
}

export function readJpegXmp(bytes: Uint8Array): string | null {
  const segment = readSegments(bytes).segments.find(isXmp);
  return segment ? Buffer.from(segment.data.subarray(XMP_NAME.length)).toString('utf8') : null;
}

const isXmp = (segment: Segment): boolean => segment.marker === APP1 && startsWith(segment.data, XMP_NAME);
const isExif = (segment: Segment): boolean => segment.marker === APP1 && startsWith(segment.data, EXIF_NAME);
const startsWith = (data: Uint8Array, name: Buffer): boolean => name.equals(data.subarray(0, name.length));

/** The marker segments before the first scan; `rest` starts at that scan and is never looked into. */
function readSegments(bytes: Uint8Array): { segments: Segment[]; rest: Uint8Array } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file[0] !== 0xff || file[1] !== 0xd8) throw new SyntaxError('This is not a JPEG.');
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    const start = at;
    while (file[at] === 0xff && file[at + 1] === 0xff) at++;
    const marker = file[at + 1];
    if (file[at] !== 0xff || marker === undefined || at + 4 > file.length) {
      throw new SyntaxError('This JPEG is damaged or cut short.');
    }
    if (marker === SOS) return { segments, rest: file.subarray(start) };
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) throw new SyntaxError('This JPEG is damaged or cut short.');
    segments.push({ marker, data: file.subarray(at + 4, end), raw: file.subarray(start, end) });
    at = end;
  }
}
