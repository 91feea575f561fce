import type { Tx } from '@/lib/db/client';
import { blob } from '@/lib/db/schema/library';

/** What is known of stored bytes; the same bytes are known once. */
export async function insertBlob(tx: Tx, row: typeof blob.$inferInsert): Promise<void> {
  await tx.insert(blob).values(row).onConflictDoNothing();
}
