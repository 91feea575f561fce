import { refusalResponse } from '@/app/api/refusal-response';
import { requireSameOrigin } from '@/app/api/same-origin';
import { ctxForAction } from '@/lib/auth/require';
import { invalid } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';
import { previewMask } from '@/lib/references/set-reference-mask';

type Params = { params: Promise<{ brand: string }> };

/** A shape in, the cut-out as it would be. Stores nothing. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  try {
    requireSameOrigin(request);
    const ctx = await ctxForAction((await params).brand);
    requireCan(ctx, 'reference:write');
    const text = await request.text();
    if (text.length > 300_000) throw invalid('This outline has too many points.');
    const picture = await previewMask(ctx, JSON.parse(text));
    return new Response(new Uint8Array(picture), {
      headers: {
        'content-type': 'image/webp',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusalResponse(error instanceof SyntaxError ? invalid('The shape could not be read.') : error);
  }
}
