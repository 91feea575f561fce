import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BudgetBar } from '@/app/ui/budget-bar';
import { Figure } from '@/app/ui/figure';
import { formatMoney } from '@/app/ui/format';
import { Panel } from '@/app/ui/panel';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { TabLinks } from '@/app/ui/tab-links';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { leftOf, usedOf } from '@/lib/budgets/rules';
import { findBudget } from '@/lib/budgets/store';
import { listActivity } from '@/lib/campaigns/activity-store';
import { findCampaign } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { EventList } from '../event-list';
import { BudgetForm } from './budget-form';
import { Entries, Runs } from './ledger-views';

export const metadata: Metadata = { title: 'Budget' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function BudgetPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const query = await searchParams;
  const path = `/b/${brand}/campaigns/${id}/budget`;
  const budget = await findBudget(db(), id);
  const entries = param(query, 'as') === 'entries';
  const decided = await listActivity(db(), ctx.brand.id, id, {
    types: ['budget.set', 'budget.passed'],
    limit: 20,
  });
  const open = campaign.state !== 'closed';
  const left = budget ? leftOf(budget) : 0;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        {budget ? (
          <>
            <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
              <Figure
                name="Limit"
                value={formatMoney(budget.limitMicros, budget.currency)}
                note={budget.enforcement === 'soft' ? 'Soft: passing it is told' : 'Hard: nothing passes it'}
              />
              <Figure name="Spent" value={formatMoney(budget.spentMicros, budget.currency)} />
              <Figure
                name="Reserved"
                value={formatMoney(budget.reservedMicros, budget.currency)}
                title="Held back by runs that are not settled yet"
              />
              <Figure
                name={left < 0 ? 'Over' : 'Left'}
                value={formatMoney(Math.abs(left), budget.currency)}
              />
            </div>
            <BudgetBar {...budget} />
          </>
        ) : (
          <p className="text-dense text-muted">
            {can(ctx.roles, 'budget:set')
              ? 'Nothing can run before there is a budget.'
              : 'Nothing can run before the lead sets a budget.'}
          </p>
        )}
        <section aria-labelledby="ledger">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 id="ledger" className="mb-1 text-sm font-semibold">
              Ledger
            </h2>
            {budget && (
              <a className="text-dense underline" href={`/api/b/${brand}/campaigns/${id}/ledger`} download>
                Double entries as CSV
              </a>
            )}
          </div>
          <TabLinks
            label="Ledger as"
            tabs={[
              { href: path, label: 'Runs' },
              { href: withParams(path, {}, { as: 'entries' }), label: 'Double entries' },
            ]}
            current={entries ? withParams(path, {}, { as: 'entries' }) : path}
          />
          {entries ? (
            <Entries brandId={ctx.brand.id} campaignId={id} path={path} query={query} />
          ) : (
            <Runs brandId={ctx.brand.id} campaignId={id} path={path} query={query} />
          )}
        </section>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {can(ctx.roles, 'budget:set') && open && (
          <Panel title={budget ? 'Change the budget' : 'Set the budget'}>
            <BudgetForm
              brand={brand}
              campaignId={id}
              budget={
                budget && {
                  currency: budget.currency,
                  limitMicros: budget.limitMicros,
                  handOffMicros: budget.handOffMicros,
                  usedMicros: usedOf(budget),
                  enforcement: budget.enforcement === 'soft' ? 'soft' : 'hard',
                }
              }
            />
          </Panel>
        )}
        {decided.rows.length > 0 && (
          <Panel title="Who decided what">
            <EventList rows={decided.rows} />
          </Panel>
        )}
      </div>
    </div>
  );
}
