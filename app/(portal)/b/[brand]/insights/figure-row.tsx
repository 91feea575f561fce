import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { FigureKey } from '@/lib/insights/figures';
import type { Insights } from '@/lib/insights/read-insights';
import { Definition } from './definition';
import { type Change, sayChange, sayFigure } from './say';
import { Sparkline } from './sparkline';
import { figureWords } from './words';

const icons = { up: ArrowUp, down: ArrowDown, same: Equal, none: null };

function ChangeNote({ change }: { change: Change }) {
  const Icon = icons[change.way];
  const tone = change.good === null ? 'text-muted' : change.good ? 'text-success-text' : 'text-warning-text';
  return (
    <p className="flex items-start gap-1 text-xs text-muted">
      {Icon && <Icon aria-hidden="true" className={`mt-0.5 size-3 shrink-0 ${tone}`} strokeWidth={2.5} />}
      <span>
        {change.text}
        {change.good !== null && <span className={tone}>, {change.good ? 'better' : 'worse'}</span>}
      </span>
    </p>
  );
}

/** Figures with their change and how they moved. */
export function FigureRow({
  data,
  keys,
  label,
}: {
  data: Insights;
  keys: readonly FigureKey[];
  label: string;
}) {
  const { figures, trend, currency, period } = data;
  const columns = keys.length === 5 ? 'lg:grid-cols-5' : 'sm:grid-cols-3';
  return (
    <section aria-label={label}>
      <div className={`grid grid-cols-2 gap-2 sm:gap-3 ${columns}`}>
        {keys.map((key) => {
          const { name, means } = figureWords[key];
          const parts = trend[key].map((value) => sayFigure(key, value, currency)).join(', ');
          return (
            <div
              key={key}
              className="card card--default relative gap-1 p-4 max-lg:last:odd:col-span-2 sm:max-lg:last:odd:col-span-1"
            >
              <div className="flex items-start justify-between gap-1">
                <h2 className="text-dense text-muted">{name}</h2>
                <Definition of={name.toLowerCase()} means={means} />
              </div>
              <p className="text-2xl leading-8 font-semibold tracking-tight tabular-nums">
                {sayFigure(key, figures[key].value, currency)}
              </p>
              <Sparkline
                values={trend[key]}
                label={`${name} in ${trend[key].length} equal parts of the time, from first to last: ${parts}`}
              />
              <ChangeNote change={sayChange(key, figures[key], currency, period.days)} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
