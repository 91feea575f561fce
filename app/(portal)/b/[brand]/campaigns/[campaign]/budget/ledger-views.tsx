import { ReceiptText } from 'lucide-react';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { Money } from '@/app/ui/money';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { countBookings, listBookings } from '@/lib/budgets/booking-store';
import { type LedgerLine, listLedger } from '@/lib/budgets/ledger-store';
import { db } from '@/lib/db/client';
import { BookingList } from './booking-list';

type View = { brandId: string; campaignId: string; path: string; query: SearchParams };

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

/** Each run as one line of money. */
export async function Runs({ brandId, campaignId, path, query }: View) {
  const after = param(query, 'after');
  const ledger = await listLedger(db(), brandId, campaignId, { before: after, limit: 30 });
  return (
    <>
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
          noun={ledger.total === 1 ? 'run' : 'runs'}
          firstHref={after ? withParams(path, query, {}) : undefined}
          nextHref={ledger.next ? withParams(path, query, { after: ledger.next }) : undefined}
        />
      )}
    </>
  );
}

/** Each movement with its sides. */
export async function Entries({ brandId, campaignId, path, query }: View) {
  const after = param(query, 'after');
  const total = await countBookings(db(), campaignId);
  const { rows, next } = await listBookings(
    db(),
    { brandId, budgetId: campaignId },
    { before: after, limit: 50 },
  );
  if (total === 0)
    return (
      <EmptyState icon={ReceiptText} title="Nothing is booked yet">
        Each movement stands here with both its sides: what an account gave, and what another gained.
      </EmptyState>
    );
  return (
    <>
      <BookingList rows={rows} />
      <Pager
        shown={rows.length}
        total={total}
        noun={total === 1 ? 'movement' : 'movements'}
        firstHref={after ? withParams(path, query, {}) : undefined}
        nextHref={next ? withParams(path, query, { after: next }) : undefined}
      />
    </>
  );
}
