import { refusalResponse } from '@/app/api/refusal-response';
import { renditionWidths } from '@/app/ui/media-url';
import { ctxForAction } from '@/lib/auth/require';
import { env } from '@/lib/env';
import { refused } from '@/lib/errors';
import { findSource } from '@/lib/renditions/find-source';
import { rendition } from '@/lib/renditions/rendition';
import { getBlob } from '@/lib/storage/get-object';
import { presignBlob } from '@/lib/storage/presign-get';

type Params = { params: Promise<{ brand: string; kind: string; id: string }> };

/** Shared headers: private to this person, never sniffed, never run as a page. */
const headers = (sha256: string) => ({
  'cache-control': 'private, max-age=300',
  etag: `"${sha256}"`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
});

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { brand, kind, id } = await params;
    const ctx = await ctxForAction(brand);
    const source = await findSource(ctx, kind, id);
    const asked = new URL(request.url).searchParams.get('w');
    if (asked === null) return await download(source);
    const width = renditionWidths.find((entry) => String(entry) === asked);
    if (!width) throw refused('This size is not served.');
    const etag = `${source.sha256}-${width}`;
    if (request.headers.get('if-none-match') === `"${etag}"`)
      return new Response(null, { status: 304, headers: headers(etag) });
    const body = await rendition(source.sha256, width);
    return new Response(new Uint8Array(body), {
      headers: { ...headers(etag), 'content-type': 'image/webp' },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}

async function download(source: Awaited<ReturnType<typeof findSource>>): Promise<Response> {
  if (!source.downloadable) throw refused(source.refusal);
  if (env().S3_PRESIGN) return Response.redirect(await presignBlob(source.sha256, source.filename), 302);
  return new Response(new Uint8Array(await getBlob(source.sha256)), {
    headers: {
      ...headers(source.sha256),
      'content-type': source.mime,
      'content-disposition': `attachment; filename="${source.filename}"`,
    },
  });
}
