import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { notFound } from '@/lib/errors';
import { insightCsv, isInsightTable } from '@/lib/insights/csv-tables';
import { isoDay, lastDay } from '@/lib/insights/period';
import { readInsights } from '@/lib/insights/read-insights';
import { readInsightFilter } from '@/lib/insights/schemas';

const LIMITS = { reasons: 10_000, unpicked: 10_000 };

/** One table of the insights page as CSV: the same filters as the page's address, and the same reach. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ brand: string; table: string }> },
): Promise<Response> {
  try {
    const { brand, table } = await params;
    const ctx = await ctxForAction(brand);
    if (!isInsightTable(table)) throw notFound('table');
    const asked = new URL(request.url).searchParams;
    const data = await readInsights(
      ctx,
      readInsightFilter((name) => asked.get(name)),
      { limits: LIMITS },
    );
    const days = `${isoDay(data.period.from)}-${lastDay(data.period)}`;
    return new Response(insightCsv(data, table), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="insights-${table}-${brand}-${days}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
