import type { InstallationCtx } from '@/lib/ctx';
import { forbidden, invalid } from '@/lib/errors';
import { parseInput } from '@/lib/mutation';
import { putBlob } from '@/lib/storage/put-object';
import { documentType, maxDocumentBytes } from './document-rules';
import { recordTerms } from './record-terms';
import { recordTermsInput } from './schemas';

const bad = (message: string) =>
  invalid('Nothing was saved; what you typed is still here.', [{ code: 'document', path: 'file', message }]);

/**
 * Records a reading with, or without, the document that was read. Permission and fields are checked before any byte is
 * stored; what the document is, its bytes say.
 */
export async function readTerms(
  ctx: InstallationCtx,
  file: { bytes: Uint8Array; name: string } | null,
  about: unknown,
) {
  if (!ctx.isAdmin) throw forbidden('Only an administrator may do this.');
  const fields = parseInput(recordTermsInput.omit({ document: true }), about);
  if (!file) return recordTerms(ctx, fields);
  if (file.bytes.byteLength > maxDocumentBytes) throw bad('At most 10 MB.');
  const mime = documentType(file.bytes);
  if (!mime) throw bad('A PDF, an HTML page or a text in UTF-8; this file is none of them.');
  const { sha256, size } = await putBlob(file.bytes, mime);
  return recordTerms(ctx, { ...fields, document: { sha256, mime, size, name: file.name.slice(0, 200) } });
}
