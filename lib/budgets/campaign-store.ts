import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import { book } from './book-store';
import { limitEntries, usedOf } from './rules';
import type { Budget } from './store';

type CampaignMoney = Pick<
  Budget,
  'brandId' | 'currency' | 'limitMicros' | 'enforcement' | 'handOffMicros' | 'setBy' | 'updatedAt'
> & { campaignId: string };

/**
 * Sets the money of a campaign and books what its limit moved. Answers with what it was before; not done when what is
 * reserved or spent would no longer be covered, or when money in another currency is.
 */
export async function setCampaignBudget(
  tx: Tx,
  row: CampaignMoney,
): Promise<{ done: true; before: Budget | null } | { done: false; before: Budget }> {
  const { campaignId, brandId, ...set } = row;
  const cause = { brandId, campaignId, what: 'limit_set', event: 'budget.set', now: set.updatedAt } as const;
  const to = { id: campaignId, currency: set.currency };
  const made = await tx
    .insert(budget)
    .values({ ...row, id: campaignId, kind: 'campaign' })
    .onConflictDoNothing()
    .returning({ id: budget.id });
  if (made.length === 1) {
    await book(tx, cause, limitEntries(to, set.limitMicros));
    return { done: true, before: null };
  }
  const [before] = await tx.select().from(budget).where(eq(budget.id, campaignId)).for('update');
  if (!before) throw new Error('A budget does not go away.');
  const used = usedOf(before);
  if (used > 0 && (before.currency !== set.currency || used > set.limitMicros))
    return { done: false, before };
  await tx
    .update(budget)
    .set({ ...set, passedAt: null })
    .where(eq(budget.id, before.id));
  await book(
    tx,
    cause,
    before.currency === set.currency
      ? limitEntries(to, set.limitMicros - before.limitMicros)
      : [...limitEntries(before, -before.limitMicros), ...limitEntries(to, set.limitMicros)],
  );
  return { done: true, before };
}
