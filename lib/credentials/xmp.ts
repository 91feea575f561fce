import { mergeXmp } from './merge-xmp';
import {
  childElements,
  escapeXml,
  expandAttribute,
  expandElement,
  parseXml,
  scopeOf,
  textOf,
  type XmlElement,
} from './xml';

/** What the sealed file says about itself in XMP (ISO 16684-1) and IPTC Photo Metadata 2025.1. */
export type XmpFields = {
  /** Our asset id, written as dc:identifier. */
  assetId: string;
  /** The full URI of an IPTC digital source type, never the short code. */
  digitalSourceType: string;
  title?: string;
  creators?: string[];
  /** The copyright notice. */
  rights?: string;
  usageTerms?: string;
  creatorTool?: string;
  aiSystemUsed?: string;
  aiSystemVersionUsed?: string;
  /** Leave out what a company would not publish: everybody who has the file can read it. */
  aiPromptInformation?: string;
  aiPromptWriterName?: string;
};

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
} as const;

type Prefix = keyof typeof namespaces;
type Shape = 'text' | 'language' | 'list';
type Property = { field: keyof XmpFields; prefix: Prefix; name: string; shape: Shape };

const properties: Property[] = [
  { field: 'assetId', prefix: 'dc', name: 'identifier', shape: 'text' },
  { field: 'title', prefix: 'dc', name: 'title', shape: 'language' },
  { field: 'creators', prefix: 'dc', name: 'creator', shape: 'list' },
  { field: 'rights', prefix: 'dc', name: 'rights', shape: 'language' },
  { field: 'usageTerms', prefix: 'xmpRights', name: 'UsageTerms', shape: 'language' },
  { field: 'creatorTool', prefix: 'xmp', name: 'CreatorTool', shape: 'text' },
  { field: 'digitalSourceType', prefix: 'Iptc4xmpExt', name: 'DigitalSourceType', shape: 'text' },
  { field: 'aiSystemUsed', prefix: 'Iptc4xmpExt', name: 'AISystemUsed', shape: 'text' },
  { field: 'aiSystemVersionUsed', prefix: 'Iptc4xmpExt', name: 'AISystemVersionUsed', shape: 'text' },
  { field: 'aiPromptInformation', prefix: 'Iptc4xmpExt', name: 'AIPromptInformation', shape: 'text' },
  { field: 'aiPromptWriterName', prefix: 'Iptc4xmpExt', name: 'AIPromptWriterName', shape: 'text' },
];

/**
 * The packet to embed. Properties of an `existing` packet that we do not set are kept, because marks made by
 * others must survive; a packet that cannot be read is replaced. The packet says `end="r"`: the file is signed
 * after this, so nobody may edit it in place.
 */
export function xmpPacket(fields: XmpFields, existing?: string | null): string {
  const written = properties.flatMap((property) => {
    const values = valuesOf(fields, property.field);
    return values.length > 0 ? [{ property, values }] : [];
  });
  const ours = new Set(written.map(({ property }) => namespaces[property.prefix] + property.name));
  const kept = mergeXmp(existing, ours);
  const declared = [...new Set(written.map(({ property }) => property.prefix))]
    .map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`)
    .join('');
  const body = written.map(({ property, values }) => `   ${serialise(property, values)}`).join('\n');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Countersign">',
    ` <rdf:RDF xmlns:rdf="${rdf}">`,
    ...kept.descriptions.map((text) => `  ${text}`),
    `  <rdf:Description rdf:about="${escapeXml(kept.about)}"${declared}>`,
    body,
    '  </rdf:Description>',
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** Our fields as they stand in a packet; what a packet does not hold is left out. Throws a SyntaxError if it is not XML. */
export function parseXmp(packet: string): Partial<XmpFields> {
  const fields: Partial<Record<keyof XmpFields, string | string[]>> = {};
  const visit = (element: XmlElement, inherited: Map<string, string>) => {
    const scope = scopeOf(element, inherited);
    if (expandElement(element, scope) !== `${rdf}Description`) {
      for (const child of childElements(element)) visit(child, scope);
      return;
    }
    for (const [name, value] of element.attributes) {
      const property = byName.get(expandAttribute(name, scope));
      if (property) fields[property.field] = property.shape === 'list' ? [value] : value;
    }
    for (const child of childElements(element)) {
      const property = byName.get(expandElement(child, scopeOf(child, scope)));
      if (!property) continue;
      const items = leaves(child);
      const value = property.shape === 'list' ? items : (items[0] ?? '');
      fields[property.field] = value;
    }
  };
  visit(parseXml(packet), new Map());
  return fields as Partial<XmpFields>;
}

const byName = new Map(properties.map((property) => [namespaces[property.prefix] + property.name, property]));

function leaves(element: XmlElement): string[] {
  const children = childElements(element);
  return children.length === 0 ? [textOf(element)] : children.flatMap(leaves);
}

function valuesOf(fields: XmpFields, field: keyof XmpFields): string[] {
  const value = fields[field];
  return (Array.isArray(value) ? value : [value ?? '']).filter((text) => text.trim() !== '');
}

function serialise({ prefix, name, shape }: Property, values: string[]): string {
  const tag = `${prefix}:${name}`;
  const texts = values.map(escapeXml);
  if (shape === 'text') return `<${tag}>${texts[0]}</${tag}>`;
  if (shape === 'language')
    return `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${texts[0]}</rdf:li></rdf:Alt></${tag}>`;
  return `<${tag}><rdf:Seq>${texts.map((text) => `<rdf:li>${text}</rdf:li>`).join('')}</rdf:Seq></${tag}>`;
}
