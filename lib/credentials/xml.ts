/** The part of XML that XMP packets use: elements, attributes and text. DTDs are refused, so no entity can expand. */
export type XmlElement = {
  name: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
};

const MAX_LENGTH = 4_000_000;
const MAX_DEPTH = 64;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** Throws a SyntaxError for anything that is not well-formed within the supported part. */
export function parseXml(text: string): XmlElement {
  if (text.length > MAX_LENGTH) throw new SyntaxError('XML is too long.');
  const top: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open: XmlElement[] = [top];
  const source = text.replace(/^\uFEFF/, '').replace(/[\s\0]+$/, '');
  token.lastIndex = 0;
  for (let at = 0; at < source.length; at = token.lastIndex) {
    const match = token.exec(source);
    const parent = open.at(-1);
    if (!match || !parent) throw new SyntaxError(`XML is not well-formed at character ${at}.`);
    const [, cdata, closing, opening, attributes = '', selfClosing, plain] = match;
    if (cdata !== undefined) parent.children.push(cdata);
    else if (plain !== undefined) parent.children.push(unescapeXml(plain));
    else if (closing !== undefined) {
      if (open.length < 2 || parent.name !== closing) throw new SyntaxError(`Unexpected </${closing}>.`);
      open.pop();
    } else if (opening !== undefined) {
      const element = { name: opening, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!selfClosing) open.push(element);
      if (open.length > MAX_DEPTH) throw new SyntaxError('XML is nested too deeply.');
    }
  }
  const roots = childElements(top);
  const [root] = roots;
  if (open.length !== 1 || !root || roots.length !== 1) throw new SyntaxError('XML needs exactly one root.');
  return root;
}

export const childElements = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** Namespaces by prefix ('' for the default one) in force inside an element. */
export function scopeOf(element: XmlElement, inherited: Map<string, string>): Map<string, string> {
  const scope = new Map(inherited);
  for (const [name, value] of element.attributes) {
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
  }
  return scope;
}

/** An element's name as namespace + local name. */
export const expandElement = (element: XmlElement, scope: Map<string, string>): string =>
  expand(element.name.includes(':') ? element.name : `:${element.name}`, scope);

/** An attribute's name as namespace + local name; without a prefix it has no namespace. */
export const expandAttribute = (name: string, scope: Map<string, string>): string =>
  name.includes(':') ? expand(name, scope) : name;

function expand(name: string, scope: Map<string, string>): string {
  const colon = name.indexOf(':');
  return (scope.get(name.slice(0, colon)) ?? '') + name.slice(colon + 1);
}

export function serialiseXml(element: XmlElement): string {
  const attributes = [...element.attributes]
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const inner = element.children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : serialiseXml(child),
  );
  return `<${element.name}${attributes}>${inner.join('')}</${element.name}>`;
}

/** Characters that XML 1.0 cannot hold, even escaped, are left out. */
export function escapeXml(text: string): string {
  return [...text.toWellFormed()]
    .filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}

const isXmlCharacter = (code: number): boolean =>
  code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code !== 0xfffe && code !== 0xffff);

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    if (found.has(name)) throw new SyntaxError(`Attribute ${name} is given twice.`);
    found.set(name, unescapeXml(double ?? single ?? ''));
  }
  return found;
}

function unescapeXml(text: string): string {
  return text.replace(/&([^;&\s]*);?/g, (whole, entity: string) => {
    const numeric = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(entity);
    if (numeric) {
      const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
    }
    const named = entities[entity];
    if (!named || !whole.endsWith(';')) throw new SyntaxError(`Unknown entity ${whole}.`);
    return named;
  });
}
