import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/lib/db/client';
import { budget } from '@/lib/db/schema/campaigns';
import { brand, person } from '@/lib/db/schema/people';
import type { NewEvent } from '@/lib/events/events';
import { formatMicros } from '@/lib/money';
import { insertNotice } from '@/lib/notices/store';
import { usedOf } from './rules';
import type { Budget } from './store';

const subjectOf = (row: Budget) =>
  row.campaignId
    ? { type: 'campaign', id: row.campaignId }
    : row.personId
      ? { type: 'person', id: row.personId }
      : { type: 'brand', id: row.brandId };

/**
 * Whoever's limit was passed by these figures: told to the leads and recorded once, until the limit covers what is used
 * again. The rows are as they stand after the change, and held by the caller.
 */
export async function tellPassed(
  tx: Tx,
  rows: readonly Budget[],
  scope: { runId: string; now: Date },
): Promise<NewEvent[]> {
  const passed = rows.filter(
    (row) => row.enforcement !== 'none' && row.passedAt === null && usedOf(row) > row.limitMicros,
  );
  if (passed.length === 0) return [];
  await tx
    .update(budget)
    .set({ passedAt: scope.now })
    .where(
      inArray(
        budget.id,
        passed.map((row) => row.id),
      ),
    );
  const events: NewEvent[] = [];
  for (const row of passed) {
    const { kind, month, currency, limitMicros } = row;
    const [home] = await tx.select({ slug: brand.slug }).from(brand).where(eq(brand.id, row.brandId));
    const [who] = row.personId
      ? await tx.select({ name: person.name }).from(person).where(eq(person.id, row.personId))
      : [];
    const name = {
      campaign: "A campaign's budget",
      person_month: `The budget of ${who?.name ?? 'a person'} for ${month}`,
      brand_month: `The brand's budget for ${month}`,
    }[kind];
    await insertNotice(
      tx,
      {
        brandId: row.brandId,
        to: { role: 'lead' },
        text: `${name} is passed: ${formatMicros(usedOf(row), currency)} of ${formatMicros(limitMicros, currency)} is spent or reserved.`,
        href: `/b/${home?.slug}/${row.campaignId ? `campaigns/${row.campaignId}/budget` : 'budget'}`,
        dedupeKey: `budget_passed:${row.id}:${scope.runId}`,
      },
      scope.now,
    );
    events.push({
      type: 'budget.passed',
      subject: subjectOf(row),
      campaignId: row.campaignId,
      payload: { kind, month, currency, limitMicros, usedMicros: usedOf(row), runId: scope.runId },
    });
  }
  return events;
}
