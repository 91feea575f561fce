import { readCredentials } from '@/lib/credentials/read-credentials';
import type { DbOrTx } from '@/lib/db/client';
import { getBlob } from '@/lib/storage/get-object';
import { trustAnchors } from './load-signer';
import { newestSealed } from './store';

/** What a C2PA reader sees in the newest sealed file of an asset; null when nothing is sealed yet. */
export async function readSealedCredentials(
  db: DbOrTx,
  brandId: string,
  asset: { id: string; mime: string },
) {
  const sealed = await newestSealed(db, brandId, asset.id);
  if (!sealed?.sealedSha256) return null;
  const anchors = await trustAnchors();
  const reading = await readCredentials(asset.mime, await getBlob(sealed.sealedSha256), anchors);
  return { delivery: sealed, reading, anchored: anchors !== undefined };
}
