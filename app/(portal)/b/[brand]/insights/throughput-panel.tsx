import { type Column, DataTable } from '@/app/ui/data-table';
import { formatDay } from '@/app/ui/format';
import type { Insights } from '@/lib/insights/read-insights';
import { type ThroughputRow, type ThroughputSeries, throughputSeries } from '@/lib/insights/store';
import { ChartPanel, type InsightLinks, TableBox } from './chart-panel';
import { ThroughputChart } from './charts/lazy';
import { shortDay } from './short-day';
import { panelMeans, seriesWords } from './words';

/** With places to break, for a narrow screen. */
const headers: Partial<Record<ThroughputSeries, string>> = {
  submissions: 'Submis\u00adsions',
  approvals: 'Appro\u00advals',
  deliveries: 'Deliv\u00aderies',
};

const numbers: Column<ThroughputRow>[] = throughputSeries.map((series) => ({
  key: series,
  header: headers[series] ?? seriesWords[series],
  align: 'end',
  cell: (row) => row[series],
}));

export function ThroughputPanel({ data, links }: { data: Insights; links: InsightLinks }) {
  const { throughput, period } = data;
  const series = throughputSeries.map((key) => ({
    name: seriesWords[key],
    total: throughput.reduce((sum, row) => sum + row[key], 0),
    rows: throughput.map((row) => ({ bucket: row.bucket, count: row[key] })),
  }));
  const busy = throughput.filter((row) => throughputSeries.some((key) => row[key] > 0)).reverse();
  const first = {
    key: 'bucket',
    header: period.grain === 'day' ? 'Day' : 'Week of',
    cell: (row: ThroughputRow) => (
      <>
        <span className="whitespace-nowrap max-md:hidden">{formatDay(row.bucket)}</span>
        <span className="whitespace-nowrap md:hidden">{shortDay(row.bucket)}</span>
      </>
    ),
  };
  return (
    <ChartPanel
      title={`Throughput by ${period.grain}`}
      means={panelMeans.throughput}
      table="throughput"
      links={links}
      records="Runs behind it"
    >
      <div className="grid gap-4 xl:grid-cols-[1fr_33rem]">
        <ThroughputChart series={series} grain={period.grain} />
        <TableBox label={`Throughput by ${period.grain}, newest first`}>
          <DataTable
            narrow
            label={`Throughput by ${period.grain}`}
            columns={[first, ...numbers]}
            rows={busy}
            rowKey={(row) => row.bucket}
          />
        </TableBox>
      </div>
      {busy.length < throughput.length && (
        <p className="text-xs text-muted">
          {period.grain === 'day' ? 'Days' : 'Weeks'} on which nothing happened are left out of the table.
        </p>
      )}
    </ChartPanel>
  );
}
