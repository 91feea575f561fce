import type { DbOrTx } from '@/lib/db/client';
import { booksOf, outputsOf, strayTransactions } from './check-store';
import { type BookFault, bookFaults } from './rules';

/**
 * Adds the whole ledger of a brand up again and compares: with the running figures that decide about runs, with what
 * the outputs of its runs hold and were billed, and each transaction with itself and its event. Reads only.
 */
export async function checkLedger(db: DbOrTx, brandId: string): Promise<BookFault[]> {
  const outputs = await outputsOf(db, brandId);
  const books = (await booksOf(db, brandId)).flatMap((entry) =>
    bookFaults({ ...entry, outputs: outputs.get(entry.id) ?? { reservedMicros: 0, spentMicros: 0 } }),
  );
  const stray = (await strayTransactions(db, brandId)).map(({ id, balanced }) => ({
    id,
    field: balanced ? 'event' : 'balance',
    message: balanced
      ? `The ledger transaction ${id} names an event that was not recorded.`
      : `The ledger transaction ${id} does not sum to zero.`,
  }));
  return [...books, ...stray];
}
