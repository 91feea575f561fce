import { type Column, DataTable, type Sort } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { Money } from '@/app/ui/money';
import { StateChip } from '@/app/ui/state-chip';
import type { RecordRow } from '@/lib/provenance/store';
import { whatOf } from './what';

function Cost({ row }: { row: RecordRow }) {
  if (!row.currency) return <span className="text-muted">None</span>;
  if (row.billedMicros !== null) return <Money micros={row.billedMicros} currency={row.currency} />;
  if (row.estimateMicros === null || row.state === 'cancelled')
    return <span className="text-muted">None</span>;
  return (
    <span className="text-muted">
      est. <Money micros={row.estimateMicros} currency={row.currency} />
    </span>
  );
}

/** One line per record: what is longer is cut and whole on hover. */
const Cut = ({ text }: { text: string }) => (
  <span title={text} className="md:block md:max-w-36 md:truncate">
    {text}
  </span>
);

const columns: Column<RecordRow>[] = [
  { key: 'title', header: 'Record', cell: (row) => <Cut text={row.title} /> },
  {
    key: 'time',
    header: 'Time',
    sort: 'time',
    cell: (row) => <DateTime at={row.at} exact className="tabular-nums" />,
  },
  { key: 'who', header: 'Who', cell: (row) => <Cut text={row.personName} /> },
  { key: 'what', header: 'What', cell: (row) => <span className="whitespace-nowrap">{whatOf(row)}</span> },
  { key: 'campaign', header: 'Campaign', cell: (row) => <Cut text={row.campaignName} /> },
  {
    key: 'model',
    header: 'Model',
    cell: (row) => (row.modelName ? <Cut text={row.modelName} /> : <span className="text-muted">None</span>),
  },
  { key: 'state', header: 'State', cell: (row) => <StateChip state={row.state} /> },
  { key: 'cost', header: 'Cost', align: 'end', cell: (row) => <Cost row={row} /> },
  {
    key: 'hash',
    header: 'SHA-256',
    wideOnly: true,
    cell: (row) =>
      row.sha256 ? <HashChip hash={row.sha256} length={7} /> : <span className="text-muted">None</span>,
  },
];

/** A page of the log: one line per picture. */
export function LogTable({ path, rows, sort }: { path: string; rows: RecordRow[]; sort: Sort }) {
  return (
    <DataTable
      label="Provenance records"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      columns={columns}
      sort={sort}
    />
  );
}
