import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { askedSet } from '@/lib/governance/asked-set';
import { isoDay } from '@/lib/governance/check-live';
import { exportSet } from '@/lib/governance/export-set';

/** A list of assets by the terms, rights or model behind them, as CSV: the same filters as the page's address. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ brand: string; list: string }> },
): Promise<Response> {
  try {
    const { brand, list } = await params;
    const ctx = await ctxForAction(brand);
    const asked = new URL(request.url).searchParams;
    const today = isoDay(new Date());
    const { set, filter, permission } = askedSet(ctx, list, today, (name) => asked.get(name));
    const body = await exportSet(ctx, permission, set, filter);
    const name = `${set.kind.replace('_', '-')}-${ctx.brand.slug}-${today}.csv`;
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
