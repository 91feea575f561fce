import { and, desc, eq } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { deskTrialPicture } from '@/lib/db/schema/desk';
import { blob, brandKit, reference } from '@/lib/db/schema/library';
import { delivery, submission } from '@/lib/db/schema/reviews';
import { asset } from '@/lib/db/schema/runs';

export type MediaSource = {
  sha256: string;
  mime: string;
  filename: string;
  /** Whether the bytes themselves may be downloaded, not only a rendition. */
  downloadable: boolean;
  refusal: string;
};

const extension = (mime: string) => (mime === 'image/jpeg' ? 'jpg' : (mime.split('/')[1] ?? 'bin'));

async function mimeOf(db: DbOrTx, sha256: string): Promise<string> {
  const [row] = await db.select({ mime: blob.mime }).from(blob).where(eq(blob.sha256, sha256));
  return row?.mime ?? 'application/octet-stream';
}

/** An asset's original: downloadable once approved. */
export async function assetSource(db: DbOrTx, brandId: string, id: string): Promise<MediaSource | null> {
  const [row] = await db
    .select()
    .from(asset)
    .where(and(eq(asset.id, id), eq(asset.brandId, brandId)));
  if (!row) return null;
  const [approved] = await db
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.assetId, id), eq(submission.state, 'approved')));
  return {
    sha256: row.sha256,
    mime: row.mime,
    filename: `${row.id}.${extension(row.mime)}`,
    downloadable: Boolean(approved),
    refusal: 'Only approved files can be downloaded. Submit it for review first.',
  };
}

export async function referenceSource(
  db: DbOrTx,
  brandId: string,
  id: string,
  which: 'picture' | 'mask',
): Promise<MediaSource | null> {
  const [row] = await db
    .select()
    .from(reference)
    .where(and(eq(reference.id, id), eq(reference.brandId, brandId)));
  const sha256 = which === 'mask' ? row?.maskSha256 : row?.sha256;
  if (!row || !sha256) return null;
  const mime = await mimeOf(db, sha256);
  return { sha256, mime, filename: `${row.id}.${extension(mime)}`, downloadable: true, refusal: '' };
}

/** The sealed file of a delivered asset, by the asset's id. */
export async function sealedSource(
  db: DbOrTx,
  brandId: string,
  assetId: string,
): Promise<MediaSource | null> {
  const [row] = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.assetId, assetId), eq(delivery.brandId, brandId)))
    .orderBy(desc(delivery.createdAt))
    .limit(1);
  if (!row?.sealedSha256) return null;
  const mime = await mimeOf(db, row.sealedSha256);
  return {
    sha256: row.sealedSha256,
    mime,
    filename: `${assetId}-sealed.${extension(mime)}`,
    downloadable: row.state === 'delivered',
    refusal: row.state === 'recalled' ? 'This file was recalled.' : 'This file is not delivered yet.',
  };
}

export async function logoSource(db: DbOrTx, brandId: string): Promise<MediaSource | null> {
  const [row] = await db.select().from(brandKit).where(eq(brandKit.brandId, brandId));
  if (!row?.logoSha256) return null;
  const mime = await mimeOf(db, row.logoSha256);
  return {
    sha256: row.logoSha256,
    mime,
    filename: `logo.${extension(mime)}`,
    downloadable: true,
    refusal: '',
  };
}

/** What a replacement made on the model desk: to look at, never to take away. */
export async function trialSource(db: DbOrTx, brandId: string, id: string): Promise<MediaSource | null> {
  const [row] = await db
    .select({ sha256: deskTrialPicture.afterSha256 })
    .from(deskTrialPicture)
    .where(and(eq(deskTrialPicture.id, id), eq(deskTrialPicture.brandId, brandId)));
  if (!row?.sha256) return null;
  const mime = await mimeOf(db, row.sha256);
  return {
    sha256: row.sha256,
    mime,
    filename: `${id}.${extension(mime)}`,
    downloadable: false,
    refusal: 'A trial picture is for comparing only. Run the model in the campaign to make one to use.',
  };
}
