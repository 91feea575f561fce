import { sha256Hex } from '@/lib/canonical';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';
import { getBlob } from '@/lib/storage/get-object';
import { documentFilename, documentTypes } from './document-rules';
import { findDocument } from './store';

/** The stored copy of the document that a reading stands on, if it still is byte for byte what was recorded. */
export async function openDocument(ctx: Ctx, termsId: string) {
  requireCan(ctx, 'terms:read');
  const found = await findDocument(db(), termsId);
  const mime = documentTypes.find((type) => type === found?.mime);
  if (!found || !mime) throw notFound('document');
  const bytes = await getBlob(found.sha256);
  if (sha256Hex(bytes) !== found.sha256)
    throw new AppError(
      'unavailable',
      'The stored copy is not the file that was recorded, so it is not handed out. Tell an administrator.',
    );
  return { bytes, mime, filename: documentFilename(found.routeId, found.version, mime) };
}
