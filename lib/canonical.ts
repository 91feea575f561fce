import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON in the canonical form of RFC 8785 (sorted keys, no white space, ECMAScript numbers). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

export const sha256Hex = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** SHA-256 of the canonical JSON, in hex. */
export const canonicalHash = (value: unknown): string => sha256Hex(canonicalJson(value));
