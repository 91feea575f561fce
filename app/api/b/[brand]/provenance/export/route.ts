import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { exportRecords } from '@/lib/provenance/export-records';
import { readRecordFilter } from '@/lib/provenance/schemas';

/** The filtered rows as CSV, as they come from the database; the same filters as the page's address. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ brand: string }> },
): Promise<Response> {
  try {
    const ctx = await ctxForAction((await params).brand);
    const asked = new URL(request.url).searchParams;
    const body = await exportRecords(
      ctx,
      readRecordFilter((name) => asked.get(name)),
    );
    const day = new Date().toISOString().slice(0, 10);
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="provenance-${ctx.brand.slug}-${day}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
