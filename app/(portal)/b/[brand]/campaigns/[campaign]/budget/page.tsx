import { ReceiptText } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BudgetBar } from '@/app/ui/budget-bar';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { Figure } from '@/app/ui/figure';
import { formatMoney } from '@/app/ui/format';
import { Money } from '@/app/ui/money';
import { Pager } from '@/app/ui/pager';
import { Panel } from '@/app/ui/panel';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { type LedgerLine, listLedger } from '@/lib/budgets/ledger-store';
import { findBudget } from '@/lib/budgets/store';
import { listActivity } from '@/lib/campaigns/activity-store';
import { findCampaign } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { EventList } from '../event-list';
import { BudgetForm } from './budget-form';

export const metadata: Metadata = { title: 'Budget' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

const columns: Column<LedgerLine>[] = [
  { key: 'at', header: 'Asked', cell: (row) => <DateTime at={row.at} /> },
  { key: 'person', header: 'By', cell: (row) => row.personName },
  {
    key: 'what',
    header: 'What',
    cell: (row) => `${row.pictures} × ${row.operation}, ${row.tier}, ${row.modelName}`,
  },
  {
    key: 'estimate',
    header: 'Estimate',
    align: 'end',
    cell: (row) => <Money micros={row.estimateMicros} currency={row.currency} />,
  },
  {
    key: 'reserved',
    header: 'Reserved now',
    align: 'end',
    cell: (row) => <Money micros={row.reservedMicros} currency={row.currency} />,
  },
  {
    key: 'billed',
    header: 'Billed',
    align: 'end',
    cell: (row) => <Money micros={row.billedMicros} currency={row.currency} />,
  },
  {
    key: 'note',
    header: 'Note',
    cell: (row) =>
      row.unknown > 0 ? (
        <Chip tone="warning" icon="alert">
          {row.unknown} with an unknown end
        </Chip>
      ) : (
        ''
      ),
  },
];

export default async function BudgetPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const query = await searchParams;
  const path = `/b/${brand}/campaigns/${id}/budget`;
  const budget = await findBudget(db(), id);
  const after = param(query, 'after');
  const ledger = await listLedger(db(), ctx.brand.id, id, { before: after, limit: 30 });
  const decided = await listActivity(db(), ctx.brand.id, id, {
    types: ['budget.set'],
    limit: 20,
  });
  const open = campaign.state !== 'closed';
  const left = budget ? budget.limitMicros - budget.spentMicros - budget.reservedMicros : 0;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        {budget ? (
          <>
            <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
              <Figure name="Limit" value={formatMoney(budget.limitMicros, budget.currency)} />
              <Figure name="Spent" value={formatMoney(budget.spentMicros, budget.currency)} />
              <Figure
                name="Reserved"
                value={formatMoney(budget.reservedMicros, budget.currency)}
                title="Held back by runs that are not settled yet"
              />
              <Figure name="Left" value={formatMoney(left, budget.currency)} />
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
          <h2 id="ledger" className="mb-2 text-sm font-semibold">
            Ledger
          </h2>
          <DataTable
            label="Ledger"
            columns={columns}
            rows={ledger.rows}
            rowKey={(row) => row.runId}
            empty={
              <EmptyState icon={ReceiptText} title="Nothing has run yet">
                Each run stands here with its estimate, what is still reserved for it, and what was billed.
              </EmptyState>
            }
          />
          {ledger.total > 0 && (
            <Pager
              shown={ledger.rows.length}
              total={ledger.total}
              noun="runs"
              firstHref={after ? withParams(path, query, {}) : undefined}
              nextHref={ledger.next ? withParams(path, query, { after: ledger.next }) : undefined}
            />
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
                  usedMicros: budget.spentMicros + budget.reservedMicros,
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
