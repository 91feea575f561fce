import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { Money } from '@/app/ui/money';
import { StateChip } from '@/app/ui/state-chip';
import { trialHref } from '@/lib/desk/address';
import type { TrialLine } from '@/lib/desk/store';

function Stand({ line }: { line: TrialLine }) {
  if (line.open > 0) return <StateChip state="running" word={`${line.made} of ${line.pictures} made`} />;
  if (line.unknown > 0) return <StateChip state="unknown" word={`${line.unknown} not settled`} />;
  return (
    <StateChip
      state={line.made === line.pictures ? 'succeeded' : 'failed'}
      word={`${line.made} of ${line.pictures} made`}
    />
  );
}

const columns: Column<TrialLine>[] = [
  {
    key: 'models',
    header: 'Replacement',
    cell: (line) => (
      <>
        {line.toName} <span className="font-normal text-muted">for {line.fromName}</span>
      </>
    ),
  },
  { key: 'campaign', header: 'Campaign', cell: (line) => line.campaignName },
  { key: 'tier', header: 'Tier', cell: (line) => line.trial.tier },
  { key: 'stand', header: 'Pictures', cell: (line) => <Stand line={line} /> },
  {
    key: 'bill',
    header: 'Billed',
    align: 'end',
    cell: (line) => <Money micros={line.billedMicros} currency={line.trial.currency} />,
  },
  {
    key: 'when',
    header: 'Started',
    cell: (line) => (
      <span className="text-muted">
        {line.startedByName}, <DateTime at={line.trial.startedAt} />
      </span>
    ),
  },
];

/** Trials of the brand, newest first. */
export function TrialTable({ brand, rows }: { brand: string; rows: TrialLine[] }) {
  return (
    <DataTable
      label="Comparisons"
      columns={columns}
      rows={rows}
      rowKey={(line) => line.trial.id}
      rowHref={(line) => trialHref(brand, line.trial.id)}
      empty={
        <EmptyState title="Nothing was compared yet">
          Choose a campaign and one of its models above. Its recent prompts are run on the replacement, and
          each picture stands beside the one before.
        </EmptyState>
      }
    />
  );
}
