import { csvLine } from '@/lib/csv';
import type { Tx } from './client';
import { onSnapshot } from './snapshot';

/**
 * CSV (RFC 4180, UTF-8 with byte order mark) page by page, all from one unchanging picture of the database, however many
 * rows there are. `pages` gives lines that csvLine made; what it throws before its first page is a refusal, what it throws
 * later breaks the download off, which a browser shows as failed.
 */
export async function csvFromSnapshot(
  columns: readonly string[],
  pages: (tx: Tx) => AsyncGenerator<string>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pipe.writable.getWriter();
  await new Promise<void>((started, refused) => {
    onSnapshot(async (tx) => {
      const lines = pages(tx);
      let page = await lines.next();
      started();
      await writer.write(encoder.encode(`\uFEFF${csvLine(columns)}`));
      for (; !page.done; page = await lines.next()) await writer.write(encoder.encode(page.value));
      await writer.close();
    }).catch((error: unknown) => {
      refused(error);
      writer.abort(error).catch(() => undefined);
    });
  });
  return pipe.readable;
}
