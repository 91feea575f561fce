import { canonicalHash, canonicalJson, sha256Hex } from '@/lib/canonical';
import { documentFromRows, type LocksetRows } from './rules';
import { type LocksetDocument, locksetDocumentSchema } from './schemas';

/** The document's canonical form (RFC 8785) and the SHA-256 of it: the lock hash. */
export function sealDocument(document: LocksetDocument): { json: string; sha256: string } {
  const json = canonicalJson(locksetDocumentSchema.parse(document));
  return { json, sha256: sha256Hex(json) };
}

/**
 * The lock hash as the rows alone give it. Needs and policies have no rows; they come from the stored text, whose own hash is
 * compared as well.
 */
export function recomputeLocksetHash(rows: LocksetRows, json: string): string {
  return canonicalHash(documentFromRows(rows, locksetDocumentSchema.parse(JSON.parse(json))));
}
