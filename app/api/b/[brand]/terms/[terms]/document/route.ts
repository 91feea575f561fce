import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { openDocument } from '@/lib/terms/open-document';

type Params = { params: Promise<{ brand: string; terms: string }> };

/** The kept copy of a provider's terms: a download, whatever it is, so that a page in it never runs under our address. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  try {
    const { brand, terms } = await params;
    const { bytes, mime, filename } = await openDocument(await ctxForAction(brand), terms);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime === 'application/pdf' ? mime : `${mime}; charset=utf-8`,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="${filename}"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
