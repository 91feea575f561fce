import { refusalResponse } from '@/app/api/refusal-response';
import { markNoticesSeen } from '@/lib/activity/mark-notices-seen';
import { readActivity } from '@/lib/activity/read-activity';
import { ctxForAction } from '@/lib/auth/require';
import { db } from '@/lib/db/client';

type Params = { params: Promise<{ brand: string }> };

/** What the activity menu shows. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await ctxForAction((await params).brand);
    return Response.json(await readActivity(db(), ctx), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** Marks the notices as read. The session cookie is SameSite=Lax, so another site cannot send this. */
export async function POST(_request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await ctxForAction((await params).brand);
    return Response.json(await markNoticesSeen(ctx, {}));
  } catch (error) {
    return refusalResponse(error);
  }
}
