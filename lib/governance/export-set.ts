import { csvLine } from '@/lib/csv';
import type { Ctx } from '@/lib/ctx';
import { onSnapshot } from '@/lib/db/snapshot';
import { requireCan } from '@/lib/mutation';
import type { Permission } from '@/lib/permission';
import type { AssetSet, SetFilter } from './set-rules';
import { listSet, type SetRow } from './set-store';

const PAGE = 500;
const columns = [
  'asset',
  'title',
  'state',
  'because',
  'campaign',
  'campaign_state',
  'market',
  'tier',
  'delivered_at',
  'made_by',
  'made_at',
  'sha256',
] as const;

const lineOf = (row: SetRow) =>
  csvLine([
    row.id,
    row.title,
    row.state,
    row.causes.join('; '),
    row.campaignName,
    row.campaignState,
    row.market,
    row.tier,
    row.deliveredAt?.toISOString(),
    row.createdByName,
    row.createdAt.toISOString(),
    row.sha256,
  ]);

/** A set as CSV (RFC 4180, UTF-8 with byte order mark), page by page from one snapshot, however many there are. */
export function exportSet(
  ctx: Ctx,
  permission: Permission,
  set: AssetSet,
  filter: SetFilter,
): ReadableStream<Uint8Array> {
  requireCan(ctx, permission);
  const encoder = new TextEncoder();
  const pages = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pages.writable.getWriter();
  onSnapshot(async (tx) => {
    await writer.write(encoder.encode(`\uFEFF${csvLine(columns)}`));
    let after: string | undefined;
    do {
      const page = await listSet(tx, ctx.brand.id, set, { filter, after, limit: PAGE });
      if (page.rows.length > 0) await writer.write(encoder.encode(page.rows.map(lineOf).join('')));
      after = page.next ?? undefined;
    } while (after);
    await writer.close();
  }).catch((error: unknown) => {
    // The download breaks off, which a browser shows as failed.
    writer.abort(error).catch(() => undefined);
  });
  return pages.readable;
}
