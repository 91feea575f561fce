import { buttonClass } from '@/app/ui/button-class';
import { type Column, DataTable } from '@/app/ui/data-table';
import { FilterForm } from '@/app/ui/filter-form';
import { formatCount, formatDuration, formatMoney, formatShare } from '@/app/ui/format';
import { param, type SearchParams } from '@/app/ui/search-params';
import type { FatiguePoint } from '@/lib/insights/fatigue';
import type { Insights } from '@/lib/insights/read-insights';
import { ChartPanel, type InsightLinks } from './chart-panel';
import { FurtherCostChart, ShareChart } from './charts/lazy';
import { FigureRow } from './figure-row';
import { sayMoney } from './say';
import { panelMeans } from './words';

const kept = ['campaign', 'template', 'person', 'period', 'from', 'to', 'list'];

/** The point at which going on costs more than handing over, in a sentence. */
function verdict({ inflection, handOffMicros, currency, mixed, concepts }: Insights): string {
  const price = handOffMicros === null ? null : formatMoney(handOffMicros, currency);
  if (concepts.picked === 0) return 'Nothing was picked yet, so the point cannot be told.';
  const rule =
    inflection.rule === 'price'
      ? `a further pick costs more than a hand-off at ${price}`
      : 'fewer than half as many are picked as at the first';
  if (inflection.attempt !== null)
    return `Attempt ${inflection.attempt} is where ${rule}: from there, a designer is the better way.`;
  const none =
    inflection.rule === 'price'
      ? `At no attempt does a further pick cost more than a hand-off at ${price}.`
      : 'The pick rate never falls below half of the first attempt’s.';
  if (inflection.rule === 'price') return none;
  const why = mixed
    ? 'The runs are paid in more than one currency; choose one campaign to compare with its hand-off price.'
    : 'No one hand-off price holds here: set one in the campaign’s budget, or choose one campaign.';
  return `${none} ${why}`;
}

function HourForm({ data, path, params }: { data: Insights; path: string; params: SearchParams }) {
  return (
    <FilterForm action={path} label="What an hour counts for" key={param(params, 'hour') ?? ''}>
      {kept.map((name) => {
        const value = param(params, name);
        return value ? <input key={name} type="hidden" name={name} value={value} /> : null;
      })}
      <label className="flex items-center gap-2 text-dense text-muted">
        An hour of a person counts for
        <input
          type="text"
          inputMode="decimal"
          name="hour"
          defaultValue={data.hourMicros / 1_000_000}
          pattern="[0-9]{1,6}([.][0-9]{1,2})?"
          title="A number, such as 60 or 42.50"
          className="input input--primary h-8 w-20 px-2 py-1 text-end text-dense"
        />
        {data.currency}
      </label>
      <button type="submit" className={buttonClass({ variant: 'outline', size: 'sm' })}>
        Apply
      </button>
    </FilterForm>
  );
}

function columnsFor({ currency, mixed, inflection }: Insights): Column<FatiguePoint>[] {
  const money = (micros: number | null) => (micros === null ? 'No pick' : sayMoney(micros, currency));
  const costs: Column<FatiguePoint>[] = [
    { key: 'money', header: 'Money', wideOnly: true, align: 'end', cell: (row) => money(row.micros) },
    {
      key: 'further',
      header: 'Further cost per pick',
      align: 'end',
      cell: (row) => money(row.furtherMicros),
    },
  ];
  return [
    {
      key: 'attempt',
      header: 'Attempt',
      cell: (row) =>
        row.attempt === inflection.attempt ? (
          <span className="font-medium text-warning-text">{row.attempt}, inflection point</span>
        ) : (
          row.attempt
        ),
    },
    {
      key: 'reached',
      header: 'Concepts that made it',
      align: 'end',
      cell: (row) => formatCount(row.reached),
    },
    { key: 'picked', header: 'Picked at it', align: 'end', cell: (row) => formatCount(row.picked) },
    {
      key: 'rate',
      header: 'Pick rate',
      wideOnly: true,
      align: 'end',
      cell: (row) => formatShare(row.pickRate),
    },
    { key: 'share', header: 'Picked by it', align: 'end', cell: (row) => formatShare(row.share) },
    {
      key: 'time',
      header: 'Working time',
      wideOnly: true,
      align: 'end',
      cell: (row) => formatDuration(row.workMs),
    },
    ...(mixed ? [] : costs),
  ];
}

export function FatiguePanel({
  data,
  links,
  path,
  params,
}: {
  data: Insights;
  links: InsightLinks;
  path: string;
  params: SearchParams;
}) {
  const { curve, inflection, handOffMicros, currency, mixed } = data;
  const chart = {
    inflection: inflection.attempt,
    price:
      handOffMicros === null
        ? null
        : { amount: handOffMicros / 1_000_000, said: formatMoney(handOffMicros, currency) },
    rows: curve.map((point) => ({
      attempt: point.attempt,
      reached: point.reached,
      picked: point.picked,
      pickRate: point.pickRate,
      share: point.share,
      further: point.furtherMicros === null ? null : point.furtherMicros / 1_000_000,
      furtherSaid: point.furtherMicros === null ? 'No pick' : sayMoney(point.furtherMicros, currency),
    })),
  };
  return (
    <ChartPanel
      title="Prompting fatigue"
      means={panelMeans.fatigue}
      table="fatigue"
      links={links}
      records="Runs behind it"
    >
      {curve.length === 0 ? (
        <p className="text-dense text-muted">No concept was begun in this time.</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="max-w-prose font-medium">{verdict(data)}</p>
            {!mixed && <HourForm data={data} path={path} params={params} />}
          </div>
          <div className={`grid gap-4 ${mixed ? '' : 'lg:grid-cols-2'}`}>
            <div>
              <h3 className="mb-1 text-dense font-medium">Picked by attempt</h3>
              <ShareChart {...chart} />
            </div>
            {!mixed && (
              <div>
                <h3 className="mb-1 text-dense font-medium">Further cost per pick, {currency}</h3>
                <FurtherCostChart {...chart} />
              </div>
            )}
          </div>
          <FigureRow
            data={data}
            label="Per pick"
            keys={['attemptsPerPick', 'minutesPerPick', 'moneyPerPick']}
          />
          <DataTable
            narrow
            label="Attempts by their number"
            columns={columnsFor(data)}
            rows={curve}
            rowKey={(row) => String(row.attempt)}
          />
        </>
      )}
    </ChartPanel>
  );
}
