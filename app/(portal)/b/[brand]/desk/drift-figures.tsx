import { type Column, DataTable } from '@/app/ui/data-table';
import { Chip } from '@/app/ui/state-chip';
import type { Drift } from '@/lib/desk/drift';
import {
  type DriftFigure,
  type DriftSummary,
  driftMeaning,
  driftSummary,
  driftValue,
  driftVerdict,
} from '@/lib/desk/drift-words';
import { Definition } from '../insights/definition';

const order: DriftFigure[] = ['structure', 'colour', 'palette'];
const icons = { success: 'check', warning: 'alert', danger: 'alert' } as const;

/** A figure as it is read: structure in per cent, colours in CIEDE2000 with one digit. */
function text(figure: DriftFigure, value: number): string {
  if (figure === 'structure') return `${(value * 100).toFixed(1)} %`;
  const rounded = value.toFixed(1).replace(/^-0\.0$/, '0.0');
  return figure === 'palette' && Number(rounded) > 0 ? `+${rounded}` : rounded;
}

function Verdict({ figure, value }: { figure: DriftFigure; value: number }) {
  const { words, tone } = driftVerdict(figure, value);
  return (
    <Chip tone={tone} icon={icons[tone]}>
      {words}
    </Chip>
  );
}

type Row = { figure: DriftFigure; summary: DriftSummary };

const columns: Column<Row>[] = [
  {
    key: 'name',
    header: 'Drift',
    cell: ({ figure }) => (
      <span className="inline-flex items-center gap-1">
        {driftMeaning[figure].name}
        <Definition of={driftMeaning[figure].name} means={driftMeaning[figure].meaning} />
      </span>
    ),
  },
  {
    key: 'median',
    header: 'Median',
    align: 'end',
    cell: ({ figure, summary }) => <span className="tabular-nums">{text(figure, summary.median)}</span>,
  },
  {
    key: 'worst',
    header: 'Worst',
    align: 'end',
    cell: ({ figure, summary }) => <span className="tabular-nums">{text(figure, summary.worst)}</span>,
  },
  {
    key: 'means',
    header: 'In words',
    cell: ({ figure, summary }) => <Verdict figure={figure} value={summary.median} />,
  },
];

/** The middle and the worst of each figure over all pairs. */
export function DriftTable({ drifts }: { drifts: readonly Drift[] }) {
  const rows = order.flatMap((figure) => {
    const summary = driftSummary(drifts, figure);
    return summary ? [{ figure, summary }] : [];
  });
  return <DataTable label="Drift of all pairs" columns={columns} rows={rows} rowKey={(row) => row.figure} />;
}

/** The figures of one pair. */
export function DriftFacts({ drift }: { drift: Drift }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_4rem_1fr] items-center gap-x-3 gap-y-1 text-dense">
      {order.map((figure) => {
        const value = driftValue(drift, figure);
        if (value === null) return null;
        return (
          <div key={figure} className="contents">
            <dt className="text-muted">{driftMeaning[figure].name}</dt>
            <dd className="text-end tabular-nums">{text(figure, value)}</dd>
            <dd>
              <Verdict figure={figure} value={value} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
