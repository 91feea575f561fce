import { Figure } from '@/app/ui/figure';
import { formatMoney } from '@/app/ui/format';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { countWork } from '@/lib/home/store';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The last seven days against the seven before. */
export async function WeekPanel({ ctx }: { ctx: Ctx }) {
  const now = Date.now();
  const at = (weeks: number) => new Date(now - weeks * WEEK_MS);
  const [week, before] = await Promise.all([
    countWork(db(), ctx.brand.id, at(1), at(0)),
    countWork(db(), ctx.brand.id, at(2), at(1)),
  ]);
  const spent = (list: typeof week.spent) =>
    list.length === 0 ? 'None' : list.map((entry) => formatMoney(entry.micros, entry.currency)).join(', ');
  return (
    <section aria-label="The last seven days">
      <div className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-5">
        <Figure name="Pictures, 7 days" value={week.pictures} note={`${before.pictures} the week before`} />
        <Figure name="Picks" value={week.picks} note={`${before.picks} the week before`} />
        <Figure name="Approved" value={week.approvals} note={`${before.approvals} the week before`} />
        <Figure name="Delivered" value={week.deliveries} note={`${before.deliveries} the week before`} />
        <Figure name="Spent" value={spent(week.spent)} note={`${spent(before.spent)} the week before`} />
      </div>
    </section>
  );
}
