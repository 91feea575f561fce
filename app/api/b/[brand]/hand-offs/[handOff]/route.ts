import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { env } from '@/lib/env';
import { openHandOff } from '@/lib/hand-offs/open-hand-off';
import { streamBlob } from '@/lib/storage/get-object';
import { presignBlob } from '@/lib/storage/presign-get';

type Params = { params: Promise<{ brand: string; handOff: string }> };

/** The package of a hand-off, as a download. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  try {
    const { brand, handOff } = await params;
    const { sha256, filename } = await openHandOff(await ctxForAction(brand), handOff);
    if (env().S3_PRESIGN) return Response.redirect(await presignBlob(sha256, filename), 302);
    const { body, size } = await streamBlob(sha256);
    return new Response(body, {
      headers: {
        'content-type': 'application/zip',
        ...(size === undefined ? {} : { 'content-length': String(size) }),
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
