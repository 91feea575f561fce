import { Megaphone } from 'lucide-react';
import { BudgetBar } from '@/app/ui/budget-bar';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { formatDay } from '@/app/ui/format';
import { Panel } from '@/app/ui/panel';
import { Chip, StateChip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { listOpenCampaigns } from '@/lib/home/store';
import { can } from '@/lib/permission';

type Row = Awaited<ReturnType<typeof listOpenCampaigns>>[number];

const columns: Column<Row>[] = [
  { key: 'name', header: 'Campaign', cell: (row) => row.name },
  { key: 'state', header: 'State', cell: (row) => <StateChip state={row.state} /> },
  {
    key: 'now',
    header: 'Now',
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        {row.running > 0 && (
          <Chip tone="accent" icon="spin">
            {row.running} running
          </Chip>
        )}
        {row.waiting > 0 && (
          <Chip tone="warning" icon="clock">
            {row.waiting} in review
          </Chip>
        )}
        {row.back > 0 && (
          <Chip tone="warning" icon="undo">
            {row.back} to change
          </Chip>
        )}
        {row.running + row.waiting + row.back === 0 && <span className="text-muted">Quiet</span>}
      </span>
    ),
  },
  {
    key: 'budget',
    header: 'Budget',
    cell: (row) =>
      row.currency !== null && row.limitMicros !== null ? (
        <BudgetBar
          limitMicros={row.limitMicros}
          spentMicros={row.spentMicros ?? 0}
          reservedMicros={row.reservedMicros ?? 0}
          currency={row.currency}
        />
      ) : (
        <span className="text-muted">None set</span>
      ),
  },
  {
    key: 'ends',
    header: 'Ends',
    align: 'end',
    cell: (row) => (row.endsOn ? formatDay(row.endsOn) : <span className="text-muted">Open</span>),
    wideOnly: true,
  },
];

export async function CampaignsPanel({ ctx }: { ctx: Ctx }) {
  const rows = await listOpenCampaigns(db(), ctx.brand.id, 6);
  const path = `/b/${ctx.brand.slug}/campaigns`;
  const make = can(ctx.roles, 'campaign:write');
  return (
    <Panel
      title="Campaigns"
      actions={
        <ButtonLink href={path} variant="ghost" size="sm">
          All campaigns
        </ButtonLink>
      }
    >
      <DataTable
        label="Open campaigns"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty={
          <EmptyState
            icon={Megaphone}
            title="No campaign is open"
            action={make && <ButtonLink href={`${path}/new`}>New campaign</ButtonLink>}
          >
            A campaign pins a template version, references, seeds and markets, and then runs inside them.
            {!make && ' A campaign manager makes it.'}
          </EmptyState>
        }
      />
    </Panel>
  );
}
