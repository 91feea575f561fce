import { refusalResponse } from '@/app/api/refusal-response';
import type { PaletteEntry } from '@/app/ui/shell/palette';
import { type Found, searchBrand } from '@/lib/activity/search-brand';
import { ctxForAction } from '@/lib/auth/require';
import { db } from '@/lib/db/client';

type Params = { params: Promise<{ brand: string }> };

const room: Record<Found['kind'], { path: string; word: string }> = {
  campaign: { path: 'campaigns', word: 'Campaign' },
  template: { path: 'templates', word: 'Template' },
  reference: { path: 'references', word: 'Reference' },
  asset: { path: 'assets', word: 'Asset' },
};

/** What the command palette finds by name. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await ctxForAction((await params).brand);
    const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, 100) ?? '';
    const found = query.length < 2 ? [] : await searchBrand(db(), ctx, query);
    const entries: PaletteEntry[] = found.map(({ kind, id, name }) => ({
      group: room[kind].word,
      label: name,
      href: `/b/${ctx.brand.slug}/${room[kind].path}/${id}`,
    }));
    return Response.json(entries, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return refusalResponse(error);
  }
}
