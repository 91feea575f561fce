import type { Metadata } from 'next';
import { Figure } from '@/app/ui/figure';
import { FilterBar } from '@/app/ui/filter-bar';
import { formatMoney, formatMonth } from '@/app/ui/format';
import { EstimateTable } from '@/app/ui/models/estimate-table';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { estimateLines } from '@/lib/budgets/estimate-store';
import { limitsOf, listMonthlyBudgets } from '@/lib/budgets/monthly-store';
import { leftOf, limitFor, monthlyLimit, monthOf } from '@/lib/budgets/rules';
import { brandMonth, monthlyDecisions, monthsOf, peopleMonth } from '@/lib/budgets/spending-store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { EventList } from '../campaigns/[campaign]/event-list';
import { LimitPanel } from './limit-panel';
import { MonthBar, PeopleTable, type PersonLine } from './people-table';

export const metadata: Metadata = { title: 'Budget' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };
type Set = Awaited<ReturnType<typeof listMonthlyBudgets>>;

const limitWords = {
  hard: 'A run that would pass the limit is refused. A lead can raise it.',
  soft: 'Runs may pass the limit; the leads are told.',
  none: 'You have no limit of your own; the budgets of the brand and of each campaign hold.',
} as const;

/** A month that runs stands to the limits as they are set; one that is over, as it stood at its end. */
const linesOf = (rows: Awaited<ReturnType<typeof peopleMonth>>, set: Set, running: boolean): PersonLine[] =>
  rows.map((row) => {
    const about = { kind: 'person_month' as const, personId: row.personId };
    const currency = row.currency ?? limitFor(about, set)?.currency ?? 'USD';
    return {
      ...row,
      ...(running ? monthlyLimit({ ...about, currency }, set) : {}),
      currency,
      own: set.some((entry) => entry.whose === row.personId),
    };
  });

export default async function BrandBudgetPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'campaign:read');
  const query = await searchParams;
  const path = `/b/${ctx.brand.slug}/budget`;
  const now = monthOf(new Date());
  const months = [...new Set([now, ...(await monthsOf(db(), ctx.brand.id))])];
  const month = months.find((entry) => entry === param(query, 'month')) ?? now;
  const leads = can(ctx.roles, 'budget:set');
  const running = month === now;
  const set = leads
    ? await listMonthlyBudgets(db(), ctx.brand.id)
    : await limitsOf(db(), ctx.brand.id, ctx.actor.id);
  const own = linesOf(await peopleMonth(db(), ctx.brand.id, month, { personId: ctx.actor.id }), set, running);
  return (
    <>
      <PageHeader
        title="Budget"
        meta="Months are calendar months in UTC. A run is paid by the month in which it was asked for, also when its bill comes later."
      />
      <FilterBar
        path={path}
        params={query}
        keep={['for']}
        filters={[
          {
            kind: 'choice',
            name: 'month',
            label: 'Month',
            any: `${formatMonth(now)} (now)`,
            options: months
              .filter((entry) => entry !== now)
              .map((value) => ({ value, label: formatMonth(value) })),
          },
        ]}
      />
      {leads ? (
        <Leading ctx={ctx} month={month} set={set} query={query} path={path} running={running} />
      ) : (
        <Panel title="Your month" className="max-w-xl" description={formatMonth(month)}>
          {own.map((line) => (
            <div key={line.currency} className="flex flex-col gap-2 text-dense">
              <MonthBar line={line} />
              {running && <p className="text-muted">{limitWords[line.enforcement]}</p>}
            </div>
          ))}
          {own.length === 0 && <p className="text-dense text-muted">You ran nothing in this month.</p>}
        </Panel>
      )}
    </>
  );
}

async function Leading({
  ctx,
  month,
  set,
  query,
  path,
  running,
}: {
  ctx: Awaited<ReturnType<typeof requireCtx>>;
  month: string;
  set: Set;
  query: SearchParams;
  path: string;
  running: boolean;
}) {
  const people = linesOf(await peopleMonth(db(), ctx.brand.id, month), set, running);
  const hrefFor = (whose: string) => `${withParams(path, query, { for: whose })}#limit`;
  const decided = await monthlyDecisions(db(), ctx.brand.id, 12);
  const used = await brandMonth(db(), ctx.brand.id, month);
  const limit = limitFor({ kind: 'brand_month', personId: null }, set);
  // A month in which nothing ran yet has its limit all the same.
  const unused = { currency: limit?.currency ?? 'USD', reservedMicros: 0, spentMicros: 0 };
  const brandLines = (
    used.length > 0 ? used : [{ ...unused, limitMicros: 0, enforcement: 'none' as const }]
  ).map((line) => ({
    ...line,
    ...(running ? monthlyLimit({ kind: 'brand_month', personId: null, currency: line.currency }, set) : {}),
  }));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        {brandLines.map((line) => (
          <section
            key={line.currency}
            aria-label={`The brand in ${line.currency}`}
            className="flex flex-col gap-2"
          >
            <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
              <Figure
                name="The brand's limit"
                value={line.enforcement === 'none' ? 'None' : formatMoney(line.limitMicros, line.currency)}
                note={
                  { hard: 'Hard: nothing passes it', soft: 'Soft: passing it is told', none: '' }[
                    line.enforcement
                  ]
                }
              />
              <Figure name="Spent" value={formatMoney(line.spentMicros, line.currency)} />
              <Figure name="Reserved" value={formatMoney(line.reservedMicros, line.currency)} />
              <Figure
                name={line.enforcement !== 'none' && leftOf(line) < 0 ? 'Over' : 'Left'}
                value={
                  line.enforcement === 'none'
                    ? 'No limit'
                    : formatMoney(Math.abs(leftOf(line)), line.currency)
                }
              />
            </div>
            {line.enforcement !== 'none' && <MonthBar line={line} />}
          </section>
        ))}
        <section aria-labelledby="people">
          <h2 id="people" className="mb-2 text-sm font-semibold">
            People
          </h2>
          <PeopleTable rows={people} hrefFor={(row) => hrefFor(row.personId)} />
        </section>
        <section aria-labelledby="estimates">
          <h2 id="estimates" className="mb-2 text-sm font-semibold">
            Estimates beside bills, all months
          </h2>
          <EstimateTable rows={await estimateLines(db(), { brandId: ctx.brand.id })} />
        </section>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <LimitPanel
          brand={ctx.brand.slug}
          set={set}
          people={people}
          asked={param(query, 'for')}
          hrefFor={hrefFor}
          currency={brandLines[0]?.currency ?? 'USD'}
        />
        {decided.rows.length > 0 && (
          <Panel title="Who decided what">
            <EventList rows={decided.rows} />
          </Panel>
        )}
      </div>
    </div>
  );
}
