export const documentTypes = ['application/pdf', 'text/html', 'text/plain'] as const;
export type DocumentType = (typeof documentTypes)[number];
export const maxDocumentBytes = 10 * 1024 * 1024;

const extensions: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
};

const markup = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
const isText = (text: string): boolean => {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && !'\t\n\r\f'.includes(character)) || code === 0x7f) return false;
  }
  return text.trim() !== '';
};

/** What a document is by its bytes, whatever its name says: PDF, HTML, or text in UTF-8; null for anything else. */
export function documentType(bytes: Uint8Array): DocumentType | null {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-') return 'application/pdf';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!isText(text)) return null;
    return markup.test(text) ? 'text/html' : 'text/plain';
  } catch {
    return null;
  }
}

/** Under which name a copy is handed out: letters, digits and hyphens only, so that a header can carry it. */
export const documentFilename = (routeId: string, version: number, type: DocumentType): string =>
  `terms-${routeId.replace(/[^a-zA-Z0-9]+/g, '-')}-v${version}.${extensions[type]}`;
