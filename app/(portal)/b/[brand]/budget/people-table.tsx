import { BudgetBar } from '@/app/ui/budget-bar';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { Money } from '@/app/ui/money';
import { Chip } from '@/app/ui/state-chip';
import type { PersonMonth } from '@/lib/budgets/spending-store';

export type PersonLine = PersonMonth & { currency: string; own: boolean };

/** What is used of a month; against its limit where there is one. */
export function MonthBar({
  line,
}: {
  line: Pick<PersonLine, 'limitMicros' | 'spentMicros' | 'reservedMicros' | 'currency' | 'enforcement'>;
}) {
  if (line.enforcement !== 'none') return <BudgetBar {...line} />;
  return (
    <span className="text-dense">
      <Money micros={line.spentMicros} currency={line.currency} /> spent
      {line.reservedMicros > 0 && (
        <>
          , <Money micros={line.reservedMicros} currency={line.currency} /> reserved
        </>
      )}
    </span>
  );
}

export function LimitKind({ line }: { line: Pick<PersonLine, 'enforcement' | 'own'> }) {
  if (line.enforcement === 'none') return <span className="text-muted">No limit</span>;
  return (
    <span>
      {line.enforcement === 'hard' ? 'Hard' : 'Soft'}
      <span className="text-muted">{line.own ? ', their own' : ', as everybody'}</span>
    </span>
  );
}

const columns: Column<PersonLine>[] = [
  {
    key: 'person',
    header: 'Person',
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-2">
        {row.name}
        {row.left && <Chip tone="neutral">not in the brand any more</Chip>}
      </span>
    ),
  },
  { key: 'month', header: 'This month', className: 'md:w-2/5', cell: (row) => <MonthBar line={row} /> },
  { key: 'limit', header: 'Limit', cell: (row) => <LimitKind line={row} /> },
];

export function PeopleTable({
  rows,
  hrefFor,
}: {
  rows: PersonLine[];
  hrefFor?: (row: PersonLine) => string;
}) {
  return (
    <DataTable
      label="What each person spent"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.personId}${row.currency}`}
      rowHref={hrefFor}
      empty={
        <EmptyState title="Nobody may run yet">
          Each campaign manager and creative of this brand stands here with what they spent.
        </EmptyState>
      }
    />
  );
}
