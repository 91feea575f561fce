import { type Column, DataTable } from '@/app/ui/data-table';
import { formatCount, formatDuration } from '@/app/ui/format';
import type { Insights } from '@/lib/insights/read-insights';
import type { StateTime } from '@/lib/insights/state-store';
import { ChartPanel, type InsightLinks } from './chart-panel';
import { StatesChart } from './charts/lazy';
import { panelMeans, waitWords } from './words';

const said = (ms: number | null) => (ms === null ? '–' : formatDuration(ms));

const columns: Column<StateTime>[] = [
  { key: 'state', header: 'State', cell: (row) => waitWords[row.state] },
  { key: 'median', header: 'Median', align: 'end', cell: (row) => said(row.medianMs) },
  { key: 'p90', header: '90 %', align: 'end', cell: (row) => said(row.p90Ms) },
  { key: 'left', header: 'Left it', align: 'end', cell: (row) => formatCount(row.left) },
  { key: 'still', header: 'Still in it', align: 'end', cell: (row) => formatCount(row.still) },
];

export function StatesPanel({ data, links }: { data: Insights; links: InsightLinks }) {
  const rows = data.states.flatMap(({ state, medianMs, p90Ms, left }) =>
    medianMs === null || p90Ms === null ? [] : [{ name: waitWords[state], medianMs, p90Ms, left }],
  );
  return (
    <ChartPanel title="Time in each state" means={panelMeans.states} table="states" links={links}>
      {rows.length > 0 && <StatesChart rows={rows} />}
      <DataTable
        narrow
        label="Time in each state"
        columns={columns}
        rows={data.states}
        rowKey={(row) => row.state}
      />
    </ChartPanel>
  );
}
