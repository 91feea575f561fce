import { refusalResponse } from '@/app/api/refusal-response';
import { requireSameOrigin } from '@/app/api/same-origin';
import { ctxForAction } from '@/lib/auth/require';
import { requireCan } from '@/lib/mutation';
import { verifyBrand } from '@/lib/provenance/verify-brand';

/** More than this many differences are counted, not listed: the command line lists all. */
const LISTED = 200;

/** Verifies now, and tells its progress as lines of JSON; the last line is the result. Goes on if the page is closed. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ brand: string }> },
): Promise<Response> {
  try {
    requireSameOrigin(request);
    const ctx = await ctxForAction((await params).brand);
    requireCan(ctx, 'provenance:verify');
    const encoder = new TextEncoder();
    let listening = true;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const line = (value: unknown) => {
          if (listening) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        };
        void verifyBrand(ctx, (progress) => line({ progress }))
          .then(
            ({ checked, differences }) =>
              line({
                result: { checked, count: differences.length, differences: differences.slice(0, LISTED) },
              }),
            async (error: unknown) => line({ error: await refusalResponse(error).json() }),
          )
          .finally(() => {
            if (listening) controller.close();
          });
      },
      cancel() {
        listening = false;
      },
    });
    return new Response(body, {
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
