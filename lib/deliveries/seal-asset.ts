import { makingOf, parentsOf, referencesOf } from '@/lib/assets/record-store';
import { findAsset } from '@/lib/assets/store';
import { sha256Hex } from '@/lib/canonical';
import type { SealableMime } from '@/lib/credentials/embed-xmp';
import { readCredentials } from '@/lib/credentials/read-credentials';
import { sealImage } from '@/lib/credentials/seal';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { lineageIds } from '@/lib/governance/store';
import { pixelDigest } from '@/lib/media/pixel-digest';
import { findPersonById } from '@/lib/people/store';
import { signOffsOf } from '@/lib/reviews/store';
import { getBlob } from '@/lib/storage/get-object';
import { putBlob } from '@/lib/storage/put-object';
import { manifestOf, type Parts, xmpOf } from './compose-manifest-input';
import { composeSidecar } from './compose-sidecar';
import { DeliveryFailure } from './delivery-failure';
import { loadSigner } from './load-signer';
import type { LoadedDelivery } from './store';

/**
 * Makes the sealed file and its sidecar, and stores both under their hashes. Writes no row: `recordSeal` does. What is
 * sealed is what was signed, byte by byte, and the sealed file shows the same pixels.
 */
export async function sealAsset(loaded: LoadedDelivery) {
  const { asset, submission } = loaded;
  await refuseIfNotAllowed(loaded);
  const signer = await loadSigner();
  const bytes = await getBlob(asset.sha256);
  if (sha256Hex(bytes) !== submission.sha256)
    throw new DeliveryFailure('bytes_differ', 'The stored file is not the one that was signed.');
  if ((await pixelDigest(bytes)) !== submission.pixelDigest)
    throw new DeliveryFailure('pixels_differ', 'The stored file does not show the pixels that were signed.');
  const parts = await gather(loaded);
  const mime = asset.mime as SealableMime;
  const sealed = await sealImage({
    bytes,
    mime,
    xmp: xmpOf(parts),
    manifest: manifestOf(parts),
    signer,
  }).catch((cause: unknown) => {
    const why = cause instanceof AppError ? cause.message : 'The file could not be signed.';
    throw new DeliveryFailure('not_sealed', why, { cause });
  });
  if ((await pixelDigest(sealed)) !== submission.pixelDigest)
    throw new DeliveryFailure('pixels_differ', 'Sealing would have changed the pixels, so it was stopped.');
  const reading = await readCredentials(mime, sealed, signer.trustAnchorsPem);
  if (!reading.present || reading.state === 'Invalid')
    throw new DeliveryFailure(
      'credentials_invalid',
      'The Content Credentials of the sealed file do not hold.',
    );
  const stored = await putBlob(sealed, mime);
  const signOffs = await signOffsOf(db(), loaded.brand.id, submission.id);
  const submitter = await findPersonById(db(), submission.submittedBy);
  const line = await lineageIds(db(), loaded.brand.id, asset.id);
  const sidecar = composeSidecar(
    {
      ...parts,
      submittedByName: submitter?.name ?? null,
      signOffs,
      ancestors: line.filter((id) => id !== asset.id).sort(),
    },
    stored,
  );
  const storedSidecar = await putBlob(Buffer.from(sidecar), 'application/json');
  return { sealed: stored, sidecar: storedSidecar, credentialsState: reading.state };
}

async function refuseIfNotAllowed({ asset, brand }: LoadedDelivery): Promise<void> {
  const { reasons } = await checkAssetLive(db(), {
    assetId: asset.id,
    brandId: brand.id,
    campaignId: asset.campaignId,
    today: isoDay(new Date()),
  });
  if (reasons.length > 0)
    throw new DeliveryFailure('not_allowed', reasons.map((reason) => reason.message).join(' '));
}

async function gather(loaded: LoadedDelivery): Promise<Parts> {
  const brandId = loaded.brand.id;
  const { id } = loaded.asset;
  const [making, references, parents, entry] = await Promise.all([
    makingOf(db(), brandId, id),
    referencesOf(db(), brandId, id),
    parentsOf(db(), brandId, id),
    findAsset(db(), brandId, id),
  ]);
  return {
    loaded,
    making,
    references: await Promise.all(
      references.map(async (reference) => ({ ...reference, bytes: await getBlob(reference.sha256) })),
    ),
    parents: await Promise.all(
      parents.map(async (parent) => ({ ...parent, bytes: await getBlob(parent.sha256) })),
    ),
    title: entry?.title ?? loaded.campaignName,
  };
}
