import type { Tx } from '@/lib/db/client';
import { notice } from '@/lib/db/schema/reviews';
import { newId } from '@/lib/id';
import type { Role } from '@/lib/permission';

export type NewNotice = {
  brandId: string;
  to: { role: Role } | { personId: string };
  text: string;
  /** A path of the portal. */
  href: string;
  /** Names what the notice is about: a second one with the same key is not made. */
  dedupeKey: string;
};

/** Tells a role or a person, in the transaction of what happened. Answers false when they were told already. */
export async function insertNotice(tx: Tx, { to, ...entry }: NewNotice, at: Date): Promise<boolean> {
  const rows = await tx
    .insert(notice)
    .values({ ...entry, ...to, id: newId('notice', at), createdAt: at })
    .onConflictDoNothing({ target: notice.dedupeKey })
    .returning({ id: notice.id });
  return rows.length === 1;
}
