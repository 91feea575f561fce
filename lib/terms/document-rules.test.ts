import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentFilename, documentType } from './document-rules';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['%PDF-1.7\n…', 'application/pdf'],
  ['<!DOCTYPE html><title>Terms</title>', 'text/html'],
  ['\n<!-- saved --> <html lang="en">', 'text/html'],
  ['Terms of service\nÜber alles Weitere …', 'text/plain'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'text/plain'],
  ['', null],
  [' \n ', null],
  ['PK\u0003\u0004', null],
  ['text with a \u0000 in it', null],
])('%j is %s', (text, type) => {
  expect(documentType(bytes(text))).toBe(type);
});

test('what is no UTF-8, and pictures, are nothing', () => {
  for (const start of [
    [0xff, 0xfe, 0x41, 0x00],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff, 0xe0],
  ])
    expect(documentType(new Uint8Array(start))).toBeNull();
});

test('a name never carries more than a header may', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (route, version) =>
      /^terms-[a-zA-Z0-9-]*-v\d+\.pdf$/.test(documentFilename(route, version, 'application/pdf')),
    ),
  );
});
