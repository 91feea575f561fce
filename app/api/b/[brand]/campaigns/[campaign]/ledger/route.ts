import { refusalResponse } from '@/app/api/refusal-response';
import { ctxForAction } from '@/lib/auth/require';
import { listBookings } from '@/lib/budgets/booking-store';
import { bookingsCsv } from '@/lib/budgets/bookings-csv';
import { findCampaign } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { requireCan } from '@/lib/mutation';

const LIMIT = 100_000;

/** The ledger of a campaign's budget as CSV: one line per side of a movement, newest first. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ brand: string; campaign: string }> },
): Promise<Response> {
  try {
    const { brand, campaign: id } = await params;
    const ctx = await ctxForAction(brand);
    requireCan(ctx, 'campaign:read');
    const campaign = await findCampaign(db(), ctx.brand.id, id);
    if (!campaign) throw notFound('campaign');
    const scope = { brandId: ctx.brand.id, budgetId: campaign.id };
    const { rows } = await listBookings(db(), scope, { limit: LIMIT });
    return new Response(bookingsCsv(rows), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="ledger-${campaign.id}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
