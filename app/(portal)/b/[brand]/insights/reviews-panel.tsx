import Link from 'next/link';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { formatCount, formatShare } from '@/app/ui/format';
import { StateChip } from '@/app/ui/state-chip';
import type { Insights } from '@/lib/insights/read-insights';
import { ChartPanel, type InsightLinks } from './chart-panel';
import { BarsChart } from './charts/lazy';
import { panelMeans } from './words';

type Outcome = { name: string; count: number; state: string };

export function ReviewsPanel({ data, links, brand }: { data: Insights; links: InsightLinks; brand: string }) {
  const { reviews, reasons } = data;
  const outcomes: Outcome[] = [
    { name: 'Approved at first', count: reviews.firstApproved, state: 'approved' },
    { name: 'Approved later', count: reviews.approved - reviews.firstApproved, state: 'approved' },
    { name: 'Changes requested', count: reviews.changesRequested, state: 'changes_requested' },
    { name: 'Rejected', count: reviews.rejected, state: 'rejected' },
  ];
  const share = (count: number) => (reviews.decided > 0 ? formatShare(count / reviews.decided) : '–');
  const columns: Column<Outcome>[] = [
    { key: 'name', header: 'Outcome', cell: (row) => row.name },
    { key: 'count', header: 'Reviews', align: 'end', cell: (row) => formatCount(row.count) },
    { key: 'share', header: 'Share', align: 'end', cell: (row) => share(row.count) },
  ];
  return (
    <ChartPanel title="First-pass yield and reasons" means={panelMeans.reviews} table="reviews" links={links}>
      {reviews.decided === 0 ? (
        <p className="text-dense text-muted">No review ended in this time.</p>
      ) : (
        <>
          <BarsChart
            name="Outcomes of reviews"
            rows={outcomes.map(({ name, count, state }) => ({
              name,
              value: count,
              said: formatCount(count),
              more: [share(count)],
              hatched: state !== 'approved',
            }))}
          />
          <DataTable
            narrow
            label="Outcomes of reviews"
            columns={columns}
            rows={outcomes}
            rowKey={(row) => row.name}
          />
          <Reasons title="Why pictures were turned down">
            {reasons.map((row) => (
              <li
                key={`${row.assetId} ${row.stage} ${row.at.toISOString()}`}
                className="border-b border-separator py-2 last:border-0"
              >
                <p className="wrap-anywhere">“{row.reason}”</p>
                <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                  <StateChip state={row.decision} />
                  {row.stage === 'brand' ? 'Brand review' : 'Legal review'}, <DateTime at={row.at} />
                  <Link
                    href={`/b/${brand}/assets/${row.assetId}`}
                    className="rounded-sm underline hover:text-foreground"
                  >
                    The picture
                  </Link>
                </p>
              </li>
            ))}
          </Reasons>
        </>
      )}
    </ChartPanel>
  );
}

function Reasons({ title, children }: { title: string; children: ReactNode[] }) {
  return (
    <div>
      <h3 className="text-dense font-medium">{title}</h3>
      {children.length === 0 ? (
        <p className="text-dense text-muted">Nothing was turned down in this time.</p>
      ) : (
        <ul className="text-dense">{children}</ul>
      )}
    </div>
  );
}
