import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { notFound } from '@/lib/errors';
import { readCutOut } from '@/lib/references/set-reference-mask';

type Params = { params: Promise<{ brand: string; reference: string }> };

/** The product of a reference, cut out by its mask. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  try {
    const { brand, reference } = await params;
    const picture = await readCutOut(await ctxForAction(brand), reference);
    if (!picture) throw notFound('cut-out');
    return new Response(new Uint8Array(picture), {
      headers: {
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=60',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
