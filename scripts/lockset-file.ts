import { locksetDocumentSchema } from '@/lib/campaigns/schemas';
import { canonicalHash, canonicalJson, sha256Hex } from '@/lib/canonical';

export type FileCheck = {
  /** SHA-256 of the canonical form (RFC 8785): the lock hash of this content. */
  sha256: string;
  /** Whether the file is that form byte for byte, as it was downloaded. */
  canonical: boolean;
  /** Campaign and number, when the content is a lockset at all. */
  lockset: { campaignId: string; number: number } | null;
  matches: boolean;
};

/** The hash that a downloaded file carries in its name (`lockset-3-0dba3cfed6a2.json`); null when there is none. */
export const hashInName = (name: string): string | null =>
  /lockset-\d+-([0-9a-f]{12,64})(?![0-9a-f])/.exec(name)?.[1] ?? null;

/**
 * Computes the lock hash of a lockset's text again. `expected` may be the first characters of it, at least twelve. A file
 * with the right content in another form (indented, its keys in another order) has the right lock hash.
 */
export function checkLocksetText(text: string, expected: string): FileCheck {
  const value: unknown = JSON.parse(text);
  const read = locksetDocumentSchema.safeParse(value);
  const sha256 = canonicalHash(value);
  return {
    sha256,
    canonical: sha256Hex(text) === sha256 && canonicalJson(value) === text,
    lockset: read.success ? { campaignId: read.data.campaignId, number: read.data.number } : null,
    matches: expected.length >= 12 && sha256.startsWith(expected.toLowerCase()),
  };
}
