import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { formatCount, formatDuration } from '@/app/ui/format';
import { HandOffButton } from '@/app/ui/hand-off-button';
import { Money } from '@/app/ui/money';
import { Chip } from '@/app/ui/state-chip';
import type { Insights } from '@/lib/insights/read-insights';
import { ChartPanel, type InsightLinks } from './chart-panel';
import { panelMeans } from './words';

type Row = Insights['unpicked'][number];

export function UnpickedPanel({
  data,
  links,
  brand,
  mayHandOff,
  allHref,
}: {
  data: Insights;
  links: InsightLinks;
  brand: string;
  mayHandOff: boolean;
  /** This page with the whole list. */
  allHref: string;
}) {
  const { unpicked, concepts } = data;
  const all = concepts.concepts - concepts.picked;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: 'Concept',
      cell: (row) => (
        <span className="block">
          <span className="block font-medium">{row.name}</span>
          <span className="block text-xs text-muted">
            {row.campaignName}, begun <DateTime at={row.firstAt} />
          </span>
        </span>
      ),
    },
    { key: 'attempts', header: 'Attempts', align: 'end', cell: (row) => row.attempts },
    {
      key: 'money',
      header: 'Money',
      align: 'end',
      cell: (row) => <Money micros={row.micros} currency={row.currency} />,
    },
    { key: 'time', header: 'Working time', align: 'end', cell: (row) => formatDuration(row.workMs) },
    {
      key: 'why',
      header: 'Going on',
      className: 'md:max-w-md',
      cell: (row) => (
        <span className="flex flex-col items-start gap-1 max-md:items-end max-md:text-end">
          {row.passed ? (
            <>
              <Chip tone="warning" icon="alert">
                Past its inflection point
              </Chip>
              <span>{row.passed}</span>
            </>
          ) : (
            <Chip icon="dot">Still pays</Chip>
          )}
          {row.handOffs > 0 && (
            <span className="text-xs text-muted">
              Handed off {row.handOffs === 1 ? 'once' : `${row.handOffs} times`}
            </span>
          )}
        </span>
      ),
    },
    ...(mayHandOff
      ? [
          {
            key: 'act',
            header: 'Hand-off',
            align: 'end' as const,
            cell: (row: Row) => (
              <HandOffButton
                brand={brand}
                conceptId={row.conceptId}
                conceptName={row.name}
                passed={row.passed}
                handOffs={row.handOffs}
                look={{ variant: row.passed && row.handOffs === 0 ? 'primary' : 'outline', size: 'sm' }}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <ChartPanel
      title="Concepts that are not picked yet"
      means={panelMeans.unpicked}
      table="unpicked"
      links={links}
    >
      <DataTable
        label="Concepts that are not picked yet"
        columns={columns}
        rows={unpicked}
        rowKey={(row) => row.conceptId}
        empty={
          <p className="text-dense text-muted">
            Every concept that was begun in this time has a pick. What takes many attempts would stand here.
          </p>
        }
      />
      {all > unpicked.length && (
        <p className="flex flex-wrap items-center gap-2 text-dense text-muted">
          {formatCount(unpicked.length)} of {formatCount(all)}: those past their inflection point first, then
          those with the most attempts.
          {unpicked.length < 200 && (
            <ButtonLink href={allHref} variant="outline" size="sm">
              Show {all > 200 ? '200' : 'all'}
            </ButtonLink>
          )}
        </p>
      )}
    </ChartPanel>
  );
}
