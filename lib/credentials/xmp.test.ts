import { describe, expect, test } from 'vitest';
import { parseXmp, type XmpFields, xmpPacket } from './xmp';

const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
const fields: XmpFields = {
  assetId: 'ast_1',
  digitalSourceType,
  title: 'Cup & saucer <"autumn">',
  creators: ['North Bean', 'Søren & Co'],
  rights: '© 2026 North Bean',
  usageTerms: "Paid media in DE, FR; it's all",
  creatorTool: 'Countersign 0.1.0',
  aiSystemUsed: 'sandbox',
  aiSystemVersionUsed: '1',
  aiPromptInformation: 'a cup\non a table',
  aiPromptWriterName: 'Mateo 🌱',
};

const wrap = (inner: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inner}</rdf:RDF></x:xmpmeta>\n${' '.repeat(300)}<?xpacket end="w"?>`;

describe('xmpPacket', () => {
  test('is read back as it was written', () => {
    expect(parseXmp(xmpPacket(fields))).toEqual(fields);
  });

  test('leaves out what is empty and what XML cannot hold', () => {
    const packet = xmpPacket({
      assetId: 'a\u0000\u000b\uffff1\ud800',
      digitalSourceType,
      title: ' ',
      creators: [],
    });
    expect(parseXmp(packet)).toEqual({ assetId: 'a1\ufffd', digitalSourceType });
    expect(packet).not.toContain('dc:title');
  });

  test('keeps what others wrote, replaces what is ours in either spelling', () => {
    const existing = wrap(
      `<rdf:Description rdf:about="uuid:7" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" d:identifier="old" photoshop:Credit="A &amp; B">` +
        `<d:title><rdf:Alt><rdf:li xml:lang="x-default">old title</rdf:li></rdf:Alt></d:title><d:subject><rdf:Bag><rdf:li>cup</rdf:li></rdf:Bag></d:subject></rdf:Description>` +
        `<rdf:Description rdf:about="uuid:7" xmlns:d="http://purl.org/dc/elements/1.1/" d:identifier="older"/>`,
    );
    const packet = xmpPacket(fields, existing);
    expect(parseXmp(packet)).toEqual(fields);
    expect(packet).toContain('photoshop:Credit="A &amp; B"');
    expect(packet).toContain('<rdf:li>cup</rdf:li>');
    expect(packet).not.toContain('old');
    expect(packet.match(/rdf:about="uuid:7"/g)).toHaveLength(2);
    expect(packet.match(/<\?xpacket begin/g)).toHaveLength(1);
  });

  test('keeps a field of ours that is not set this time', () => {
    const once = xmpPacket({ assetId: 'ast_0', digitalSourceType, rights: 'kept' });
    const twice = xmpPacket({ assetId: 'ast_1', digitalSourceType }, once);
    expect(parseXmp(twice)).toEqual({ assetId: 'ast_1', digitalSourceType, rights: 'kept' });
    expect(xmpPacket({ assetId: 'ast_1', digitalSourceType }, twice)).toBe(twice);
  });

  test.each([
    ['not XML', 'hello'],
    ['cut short', wrap('<rdf:Description>').slice(0, 260)],
    ['a DTD', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${wrap('')}`],
    ['an unknown entity', wrap('<rdf:Description rdf:about="&a;"/>')],
    ['too deep', wrap('<a>'.repeat(5000) + '</a>'.repeat(5000))],
    ['empty', ''],
  ])('replaces a packet that is %s', (_, existing) => {
    expect(xmpPacket(fields, existing)).toBe(xmpPacket(fields));
  });

  test('understands a default namespace', () => {
    const existing = wrap(
      '<rdf:Description rdf:about=""><identifier xmlns="http://purl.org/dc/elements/1.1/">old</identifier></rdf:Description>',
    );
    expect(parseXmp(existing)).toEqual({ assetId: 'old' });
    expect(xmpPacket(fields, existing)).toBe(xmpPacket(fields));
  });
});
