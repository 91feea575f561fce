import Link from 'next/link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { formatCount } from '@/app/ui/format';
import type { Insights } from '@/lib/insights/read-insights';
import type { SpendRow } from '@/lib/insights/store';
import { ChartPanel, type InsightLinks } from './chart-panel';
import { BarsChart } from './charts/lazy';
import { sayMoney } from './say';
import { panelMeans } from './words';

const tierWord = (tier: string) => `${tier.charAt(0).toUpperCase()}${tier.slice(1)}`;

export function CostPanel({ data, links }: { data: Insights; links: InsightLinks }) {
  const { spend, approved, currency, mixed } = data;
  const divided = approved > 0 && !mixed;
  const part = (row: SpendRow) => (divided ? sayMoney(row.micros / approved, currency) : '–');
  const records = links.records;
  const columns: Column<SpendRow>[] = [
    {
      key: 'model',
      header: 'Tier, model',
      cell: (row) => {
        const name = `${tierWord(row.tier)}, ${row.modelName}`;
        if (!records) return name;
        return (
          <Link
            href={records({ model: row.routeId })}
            className="rounded-sm underline hover:text-accent-text"
          >
            {name}
          </Link>
        );
      },
    },
    { key: 'pictures', header: 'Pictures', align: 'end', cell: (row) => formatCount(row.pictures) },
    { key: 'approved', header: 'Approved', align: 'end', cell: (row) => formatCount(row.approved) },
    { key: 'money', header: 'Money', align: 'end', cell: (row) => sayMoney(row.micros, currency) },
    { key: 'part', header: 'Per approved asset', align: 'end', cell: part },
  ];
  const rows = spend
    .filter((row) => row.micros > 0)
    .map((row) => ({
      name: `${tierWord(row.tier)}, ${row.modelName}`,
      value: divided ? row.micros / approved : row.micros,
      said: divided ? part(row) : sayMoney(row.micros, currency),
      more: [`${formatCount(row.pictures)} pictures, ${formatCount(row.approved)} of them approved`],
    }));
  return (
    <ChartPanel
      title="Cost per approved asset, by tier and model"
      means={panelMeans.cost}
      table="cost"
      links={links}
    >
      {!divided && spend.length > 0 && (
        <p className="text-dense text-muted">
          {mixed
            ? `Money in ${currency} only: the runs are paid in more than one currency. Choose one campaign for the cost per approved asset.`
            : 'Nothing was approved in this time, so this is the money itself.'}
        </p>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {rows.length > 0 && (
          <BarsChart
            name={divided ? 'Cost per approved asset by tier and model' : 'Money by tier and model'}
            rows={rows}
          />
        )}
        <DataTable
          narrow
          label="Money by tier and model"
          columns={columns}
          rows={spend}
          rowKey={(row) => `${row.tier} ${row.routeId}`}
          empty={<p className="text-dense text-muted">No run cost anything in this time.</p>}
        />
      </div>
    </ChartPanel>
  );
}
