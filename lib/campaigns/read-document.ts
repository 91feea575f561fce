import { type LocksetDocument, locksetDocumentSchema } from './schemas';

const MOST = 500;
const read = new Map<string, LocksetDocument>();

/**
 * A stored lockset as a document. Its text never changes under its hash, so each is read once; the answer is shared and
 * must not be changed.
 */
export function readDocument({ sha256, json }: { sha256: string; json: string }): Readonly<LocksetDocument> {
  const known = read.get(sha256);
  if (known) return known;
  const document = locksetDocumentSchema.parse(JSON.parse(json));
  if (read.size >= MOST) read.delete(read.keys().next().value ?? '');
  read.set(sha256, document);
  return document;
}
