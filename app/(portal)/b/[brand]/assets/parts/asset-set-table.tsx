import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { Pager } from '@/app/ui/pager';
import { StateChip } from '@/app/ui/state-chip';
import { Thumb } from '@/app/ui/thumb';
import type { SetRow } from '@/lib/governance/set-store';

const columns = (brand: string, because: string | null): Column<SetRow>[] => [
  {
    key: 'asset',
    header: 'Asset',
    cell: (row) => (
      <span className="flex items-center gap-2">
        <Thumb brand={brand} kind="asset" id={row.id} />
        <span className="min-w-0">{row.title}</span>
      </span>
    ),
  },
  { key: 'state', header: 'State', cell: (row) => <StateChip state={row.state} /> },
  ...(because
    ? [
        {
          key: 'because',
          header: because,
          className: 'max-w-96 max-md:max-w-none',
          cell: (row: SetRow) => (
            <span className="flex flex-col max-md:text-end">
              {row.causes.map((cause) => (
                <span key={cause}>{cause}</span>
              ))}
            </span>
          ),
        },
      ]
    : []),
  { key: 'campaign', header: 'Campaign', cell: (row) => row.campaignName },
  {
    key: 'delivered',
    header: 'Delivered',
    cell: (row) => (row.deliveredAt ? <DateTime at={row.deliveredAt} /> : 'No'),
  },
  { key: 'made', header: 'Made', align: 'end', cell: (row) => <DateTime at={row.createdAt} /> },
];

/** Assets by what stands behind them, each with its state and delivery, paged with the true count. */
export function AssetSetTable({
  brand,
  label,
  because,
  page,
  total,
  firstHref,
  nextHref,
  empty,
}: {
  brand: string;
  label: string;
  /** Header of the column that says for what an asset is here; null leaves it out. */
  because: string | null;
  page: { rows: SetRow[]; next: string | null };
  total: number;
  firstHref?: string;
  nextHref?: string;
  empty: { title: string; text: ReactNode };
}) {
  return (
    <>
      <DataTable
        label={label}
        columns={columns(brand, because)}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/b/${brand}/assets/${row.id}`}
        empty={
          <EmptyState icon={CircleCheck} title={empty.title}>
            {empty.text}
          </EmptyState>
        }
      />
      {total > 0 && (
        <Pager
          shown={page.rows.length}
          total={total}
          noun={total === 1 ? 'asset' : 'assets'}
          firstHref={firstHref}
          nextHref={nextHref}
        />
      )}
    </>
  );
}
