import { invalid } from '@/lib/errors';
import { maxUploadBytes } from '@/lib/references/schemas';

/** Room for the fields beside the file. */
const FIELDS = 64 * 1024;
const tooLarge = () =>
  invalid('This file is larger than 25 MB. Nothing was stored. Save it smaller and try again.', [
    { code: 'too_large', path: 'file', message: 'At most 25 MB.' },
  ]);

/** Reads a multipart form without ever holding more than is allowed, whatever the request claims about its length. */
export async function readForm(request: Request): Promise<FormData> {
  const limit = maxUploadBytes + FIELDS;
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body)
    throw invalid('Send the file as a form. Nothing was stored.');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  } catch (error) {
    throw Object.assign(invalid('The upload broke off. Nothing was stored; try again.'), { cause: error });
  }
}

/** The bytes of the form's file. */
export async function fileOf(form: FormData): Promise<Uint8Array> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    throw invalid('Choose a picture first. Nothing was stored.', [
      { code: 'missing', path: 'file', message: 'Choose a PNG, JPEG or WebP file.' },
    ]);
  if (file.size > maxUploadBytes) throw tooLarge();
  return new Uint8Array(await file.arrayBuffer());
}
