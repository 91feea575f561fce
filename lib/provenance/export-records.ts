import { csvLine } from '@/lib/csv';
import type { Ctx } from '@/lib/ctx';
import { onSnapshot } from '@/lib/db/snapshot';
import { requireCan } from '@/lib/mutation';
import { exportColumns, listExportRows } from './export-store';
import { recordExport } from './record-export';
import type { RecordFilter } from './schemas';
import { type Cursor, countRecords } from './store';

const PAGE = 500;

/**
 * The filtered records as CSV (RFC 4180, UTF-8 with byte order mark), page by page, all from one snapshot of the
 * database: exactly the rows that the export's event counts. The event is written before the first byte leaves.
 */
export async function exportRecords(ctx: Ctx, filter: RecordFilter): Promise<ReadableStream<Uint8Array>> {
  requireCan(ctx, 'provenance:export');
  const encoder = new TextEncoder();
  const pages = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pages.writable.getWriter();
  await new Promise<void>((started, refused) => {
    onSnapshot(async (tx) => {
      const rows = await countRecords(tx, ctx.brand.id, filter);
      await recordExport(ctx, { filter, rows });
      started();
      await writer.write(encoder.encode(`﻿${csvLine(exportColumns)}`));
      let after: Cursor | null = null;
      do {
        const page: Awaited<ReturnType<typeof listExportRows>> = await listExportRows(tx, ctx.brand.id, {
          filter,
          after,
          limit: PAGE,
        });
        if (page.rows.length > 0)
          await writer.write(
            encoder.encode(
              page.rows.map((row) => csvLine(exportColumns.map((column) => row[column]))).join(''),
            ),
          );
        after = page.next;
      } while (after);
      await writer.close();
    }).catch((error: unknown) => {
      // Before the start it is a refusal; after it the download breaks off, which a browser shows as failed.
      refused(error);
      writer.abort(error).catch(() => undefined);
    });
  });
  return pages.readable;
}
