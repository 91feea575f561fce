import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { embedXmp, extractXmp, readXmp } from './embed-xmp';
import { pixelsEqual, testPictures } from './test-pictures';
import type { XmpFields } from './xmp';

const EXIFTOOL = '/usr/bin/exiftool';
const fields: XmpFields = {
  assetId: 'ast_1',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  title: 'Cup & saucer',
  creators: ['North Bean'],
  rights: '© 2026 North Bean',
  usageTerms: 'Paid media',
  creatorTool: 'Countersign',
  aiSystemUsed: 'sandbox',
  aiSystemVersionUsed: '1',
  aiPromptInformation: 'a cup',
  aiPromptWriterName: 'Mateo',
};
const pictures = await testPictures();

describe.each(pictures)('embedXmp into $name', ({ mime, bytes }) => {
  test('can be read, and changes no pixel', async () => {
    const described = embedXmp(mime, bytes, fields);
    expect(readXmp(mime, bytes)).toBeNull();
    expect(readXmp(mime, described)).toEqual(fields);
    expect(await pixelsEqual(bytes, described)).toBe(true);
    const { xmp, icc, exif } = await sharp(described).metadata();
    expect(xmp?.toString('utf8')).toBe(extractXmp(mime, described));
    const before = await sharp(bytes).metadata();
    expect(icc).toEqual(before.icc);
    expect(exif).toEqual(before.exif);
    expectExiftoolAgrees(bytes, described);
  });

  test('replaces what it wrote before', async () => {
    const once = embedXmp(mime, bytes, { ...fields, title: 'first', assetId: 'ast_0' });
    const twice = embedXmp(mime, once, fields);
    expect(readXmp(mime, twice)).toEqual(fields);
    expect(Buffer.from(twice).equals(Buffer.from(embedXmp(mime, bytes, fields)))).toBe(true);
  });

  test('refuses a file that is cut short or of another type', () => {
    expect(() => embedXmp(mime, bytes.subarray(0, 24), fields)).toThrow(SyntaxError);
    const other = mime === 'image/png' ? 'image/jpeg' : 'image/png';
    expect(() => embedXmp(other, bytes, fields)).toThrow(SyntaxError);
  });
});

test('a JPEG keeps JFIF and Exif in front of XMP', () => {
  for (const { bytes } of pictures.filter(({ mime }) => mime === 'image/jpeg')) {
    const described = Buffer.from(embedXmp('image/jpeg', bytes, fields));
    const xmp = described.indexOf('http://ns.adobe.com/xap/1.0/\0');
    expect(xmp).toBeGreaterThan(Math.max(described.indexOf('JFIF\0'), described.indexOf('Exif\0')));
    expect(xmp).toBeLessThan(described.indexOf(Buffer.from([0xff, 0xdb])));
  }
});

test('a JPEG refuses more XMP than one segment holds', async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const long = { ...fields, aiPromptInformation: 'x'.repeat(70_000) };
  expect(() => embedXmp('image/jpeg', bytes, long)).toThrow(RangeError);
});

test('compressed XMP in a PNG is read and kept', async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Kept"/></rdf:RDF></x:xmpmeta>`;
  const data = Buffer.concat([
    Buffer.from('iTXtXML:com.adobe.xmp\0\x01\0en\0\0', 'latin1'),
    deflateSync(Buffer.from(packet)),
  ]);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  const withXmp = Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
  expect(extractXmp('image/png', withXmp)).toBe(packet);
  const described = embedXmp('image/png', withXmp, fields);
  expect(extractXmp('image/png', described)).toContain('photoshop:Credit="Kept"');
  expect(
    Buffer.from(described)
      .toString('latin1')
      .match(/XML:com\.adobe\.xmp/g),
  ).toHaveLength(1);
});

/** A second reader, where the machine has one; the assertions above hold without it. */
function expectExiftoolAgrees(before: Uint8Array, after: Uint8Array): void {
  if (!existsSync(EXIFTOOL)) return;
  expect(exiftool(after)).toEqual({
    ...exiftool(before),
    'XMP:XMPToolkit': 'Countersign',
    'XMP:Identifier': fields.assetId,
    'XMP:Title': fields.title,
    'XMP:Creator': fields.creators?.[0],
    'XMP:Rights': fields.rights,
    'XMP:UsageTerms': fields.usageTerms,
    'XMP:CreatorTool': fields.creatorTool,
    'XMP:DigitalSourceType': fields.digitalSourceType,
    'XMP:AISystemUsed': fields.aiSystemUsed,
    'XMP:AISystemVersionUsed': Number(fields.aiSystemVersionUsed),
    'XMP:AIPromptInformation': fields.aiPromptInformation,
    'XMP:AIPromptWriterName': fields.aiPromptWriterName,
  });
}

function exiftool(bytes: Uint8Array): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'xmp-'));
  try {
    const file = join(folder, 'picture');
    writeFileSync(file, bytes);
    const options = ['-json', '-n', '-G0', '-warning', '-XMP:all', file];
    const { SourceFile, ...tags } = JSON.parse(execFileSync(EXIFTOOL, options, { encoding: 'utf8' }))[0];
    expect(SourceFile).toBe(file);
    return tags;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
