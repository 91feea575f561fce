import { csvLine } from '@/lib/csv';
import type { Ctx } from '@/lib/ctx';
import { csvFromSnapshot } from '@/lib/db/csv-stream';
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

/** A set as CSV, however many there are. */
export async function exportSet(
  ctx: Ctx,
  permission: Permission,
  set: AssetSet,
  filter: SetFilter,
): Promise<ReadableStream<Uint8Array>> {
  requireCan(ctx, permission);
  return csvFromSnapshot(columns, async function* (tx) {
    let after: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listSet>> = await listSet(tx, ctx.brand.id, set, {
        filter,
        after,
        limit: PAGE,
      });
      yield page.rows.map(lineOf).join('');
      after = page.next ?? undefined;
    } while (after);
  });
}
