import {
  childElements,
  expandAttribute,
  expandElement,
  parseXml,
  scopeOf,
  serialiseXml,
  type XmlElement,
} from './xml';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/**
 * What stays of an existing packet when the properties in `replaced` (namespace + name) are written anew: its
 * descriptions without those properties, each carrying its own namespace declarations, and their rdf:about,
 * which all descriptions of one packet share (ISO 16684-1, 7.4). Nothing stays of a packet that is not XML.
 */
export function mergeXmp(
  existing: string | null | undefined,
  replaced: ReadonlySet<string>,
): { about: string; descriptions: string[] } {
  const found = existing ? findDescriptions(existing) : [];
  const about = found.map(({ element, scope }) => aboutOf(element, scope)).find((text) => text !== '') ?? '';
  const descriptions = found.flatMap(({ element, scope }) => {
    const kept = withoutProperties(element, scope, replaced);
    return kept ? [serialiseXml(kept)] : [];
  });
  return { about, descriptions };
}

type Found = { element: XmlElement; scope: Map<string, string> };

function findDescriptions(packet: string): Found[] {
  try {
    const root = parseXml(packet);
    const outer = scopeOf(root, new Map());
    const holders = expandElement(root, outer) === `${rdf}RDF` ? [root] : childElements(root);
    return holders.flatMap((holder) => {
      const scope = scopeOf(holder, outer);
      if (expandElement(holder, scope) !== `${rdf}RDF`) return [];
      return childElements(holder).map((element) => ({ element, scope: scopeOf(element, scope) }));
    });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function aboutOf(element: XmlElement, scope: Map<string, string>): string {
  const entry = [...element.attributes].find(([name]) => expandAttribute(name, scope) === `${rdf}about`);
  return entry?.[1] ?? '';
}

function withoutProperties(
  element: XmlElement,
  scope: Map<string, string>,
  replaced: ReadonlySet<string>,
): XmlElement | null {
  const isDeclaration = (name: string) => name === 'xmlns' || name.startsWith('xmlns:');
  const own = [...element.attributes].filter(
    ([name]) => !isDeclaration(name) && !replaced.has(expandAttribute(name, scope)),
  );
  const children = element.children.filter(
    (child) => typeof child === 'string' || !replaced.has(expandElement(child, scopeOf(child, scope))),
  );
  const holdsNothing =
    own.every(([name]) => expandAttribute(name, scope) === `${rdf}about`) &&
    children.every((child) => typeof child === 'string' && child.trim() === '');
  if (holdsNothing) return null;
  const declarations = [...scope].map(([prefix, uri]): [string, string] => [
    prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
    uri,
  ]);
  return { name: element.name, attributes: new Map([...declarations, ...own]), children };
}
