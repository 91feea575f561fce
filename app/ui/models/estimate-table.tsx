import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { formatCount, formatShare } from '@/app/ui/format';
import { Money } from '@/app/ui/money';
import { Facts, Panel } from '@/app/ui/panel';
import type { EstimateLine } from '@/lib/budgets/estimate-store';

const sign = (value: number) => (value > 0 ? '+' : '');

/** What bills came to beside what was estimated, in money and in per cent. */
function Difference({ line }: { line: EstimateLine }) {
  const { currency, estimateMicros, billedMicros } = line;
  const by = billedMicros - estimateMicros;
  if (by === 0) return <span className="text-muted">none</span>;
  return (
    <span className={by > 0 ? 'text-warning-text' : undefined}>
      {sign(by)}
      <Money micros={by} currency={currency} />
      {estimateMicros > 0 && ` (${sign(by)}${formatShare(by / estimateMicros)})`}
    </span>
  );
}

const columns: Column<EstimateLine>[] = [
  { key: 'model', header: 'Model', cell: (row) => row.modelName },
  { key: 'pictures', header: 'Pictures', align: 'end', cell: (row) => formatCount(row.pictures) },
  {
    key: 'estimate',
    header: 'Estimate',
    align: 'end',
    cell: (row) => <Money micros={row.estimateMicros} currency={row.currency} />,
  },
  {
    key: 'bill',
    header: 'Bill',
    align: 'end',
    cell: (row) => <Money micros={row.billedMicros} currency={row.currency} />,
  },
  { key: 'difference', header: 'Difference', align: 'end', cell: (row) => <Difference line={row} /> },
  {
    key: 'lost',
    header: 'Billed without a picture',
    align: 'end',
    cell: (row) => <Money micros={row.lostMicros} currency={row.currency} />,
  },
];

/** Estimates beside bills, per model and currency. */
export function EstimateTable({ rows }: { rows: EstimateLine[] }) {
  return (
    <DataTable
      label="Estimates beside bills"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.routeId}${row.currency}`}
      empty={
        <EmptyState title="Nothing was billed yet">
          Each model stands here with what its pictures were estimated at and what they were billed.
        </EmptyState>
      }
    />
  );
}

/** The same of one model, one block per currency; nothing before it was billed. */
export function EstimatePanel({ lines }: { lines: EstimateLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Panel title="Estimate beside bill" description="All brands together.">
      {lines.map((line) => (
        <Facts
          key={line.currency}
          items={columns.slice(1).map((column) => ({ name: column.header, value: column.cell(line) }))}
        />
      ))}
    </Panel>
  );
}
