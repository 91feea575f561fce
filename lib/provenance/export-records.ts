import { csvLine } from '@/lib/csv';
import type { Ctx } from '@/lib/ctx';
import { csvFromSnapshot } from '@/lib/db/csv-stream';
import { requireCan } from '@/lib/mutation';
import { exportColumns, listExportRows } from './export-store';
import { recordExport } from './record-export';
import type { RecordFilter } from './schemas';
import { type Cursor, countRecords } from './store';

const PAGE = 500;

/**
 * The filtered records as CSV, all from one snapshot of the database: exactly the rows that the export's event counts. The
 * event is written before the first byte leaves.
 */
export async function exportRecords(ctx: Ctx, filter: RecordFilter): Promise<ReadableStream<Uint8Array>> {
  requireCan(ctx, 'provenance:export');
  return csvFromSnapshot(exportColumns, async function* (tx) {
    await recordExport(ctx, { filter, rows: await countRecords(tx, ctx.brand.id, filter) });
    let after: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof listExportRows>> = await listExportRows(tx, ctx.brand.id, {
        filter,
        after,
        limit: PAGE,
      });
      yield page.rows.map((row) => csvLine(exportColumns.map((column) => row[column]))).join('');
      after = page.next;
    } while (after);
  });
}
