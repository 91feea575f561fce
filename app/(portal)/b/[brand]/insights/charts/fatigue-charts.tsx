'use client';

import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatShare } from '@/app/ui/format';
import { axis, ChartFrame, grid, Hatch, halo, Key, rowOf, Tip, type TipProps, tick } from './parts';

export type FatigueRow = {
  attempt: number;
  reached: number;
  picked: number;
  pickRate: number;
  share: number;
  /** In units of the currency; null when the attempts gave no pick. */
  further: number | null;
  furtherSaid: string;
};
export type FatigueChartProps = {
  rows: readonly FatigueRow[];
  /** The first attempt that does not pay. */
  inflection: number | null;
  price: { amount: number; said: string } | null;
};

const attemptAxis = {
  dataKey: 'attempt',
  tick,
  ...axis,
  height: 40,
  label: { value: 'Attempt', position: 'insideBottom', offset: 6, ...tick },
} as const;
const turn = { stroke: 'var(--warning-text)', strokeWidth: 1.5 } as const;
const turnText = { fill: 'var(--warning-text)', fontSize: 12 } as const;

const lines = (row: FatigueRow) => [
  `Picked by it: ${formatShare(row.share)}`,
  `Picked at it: ${row.picked} of ${row.reached}`,
  `Further cost per pick: ${row.furtherSaid}`,
];
const tip = (props: unknown) => {
  const row = rowOf(props as TipProps<FatigueRow>);
  return row ? <Tip title={`Attempt ${row.attempt}`} lines={lines(row)} /> : null;
};

/** The fatigue curve: how many of all concepts are picked by each attempt, and how many of those that made it. */
export function ShareChart({ rows, inflection }: FatigueChartProps) {
  return (
    <div>
      <ChartFrame height={240}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            aria-label="Share of concepts picked, by attempt"
            data={[...rows]}
            margin={{ top: 20, right: 16, bottom: 0, left: 0 }}
          >
            <CartesianGrid vertical={false} {...grid} />
            <XAxis {...attemptAxis} padding={{ left: 24, right: 24 }} />
            <YAxis
              width={48}
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={formatShare}
              tick={tick}
              axisLine={false}
              tickLine={false}
            />
            <Tooltip isAnimationActive={false} cursor={{ stroke: 'var(--border)' }} content={tip} />
            {inflection !== null && (
              <ReferenceLine
                x={inflection}
                {...turn}
                label={{
                  value: 'Inflection point',
                  position: inflection * 2 > rows.length ? 'insideTopRight' : 'insideTopLeft',
                  offset: 6,
                  ...turnText,
                }}
              />
            )}
            <Line
              dataKey="pickRate"
              stroke="var(--muted)"
              strokeDasharray="5 4"
              strokeWidth={1.5}
              dot={{ r: 3.5, fill: 'var(--surface)', strokeDasharray: '0' }}
              isAnimationActive={false}
            />
            <Line
              dataKey="share"
              stroke="var(--accent-text)"
              strokeWidth={2}
              dot={{ r: 4, fill: 'var(--accent-text)' }}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </ChartFrame>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-muted">
        <Key label="Of all concepts, picked by this attempt">
          <line x1="0" x2="20" y1="6" y2="6" stroke="var(--accent-text)" strokeWidth="2" />
          <circle cx="10" cy="6" r="3.5" fill="var(--accent-text)" />
        </Key>
        <Key label="Of those that made it, picked at it">
          <line x1="0" x2="20" y1="6" y2="6" stroke="var(--muted)" strokeWidth="1.5" strokeDasharray="5 4" />
          <circle cx="10" cy="6" r="3.5" fill="var(--surface)" stroke="var(--muted)" strokeWidth="1.5" />
        </Key>
      </ul>
    </div>
  );
}

/** What a further pick costs from each attempt on, against the price of a hand-off. */
export function FurtherCostChart({ rows, inflection, price }: FatigueChartProps) {
  const hatch = useId();
  const ticks = evenTicks(Math.max(price?.amount ?? 0, ...rows.map((row) => row.further ?? 0)) * 1.1);
  const passed = (row: FatigueRow) =>
    price
      ? row.further === null || row.further > price.amount
      : inflection !== null && row.attempt >= inflection;
  return (
    <div>
      <ChartFrame height={240}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            aria-label="Further cost per pick, by attempt"
            data={[...rows]}
            margin={{ top: 20, right: price ? 64 : 16, bottom: 0, left: 0 }}
          >
            <Hatch id={hatch} />
            <CartesianGrid vertical={false} {...grid} />
            <XAxis {...attemptAxis} />
            <YAxis
              width={48}
              domain={[0, ticks.at(-1) ?? 1]}
              ticks={ticks}
              tickFormatter={short}
              tick={tick}
              axisLine={false}
              tickLine={false}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--default)', opacity: 0.6 }}
              content={tip}
            />
            <Bar
              dataKey={(row: FatigueRow) => row.further ?? 0}
              maxBarSize={48}
              minPointSize={1}
              isAnimationActive={false}
            >
              {rows.map((row) => (
                <Cell
                  key={row.attempt}
                  fill={passed(row) ? `url(#${hatch})` : 'var(--accent)'}
                  stroke={passed(row) ? 'var(--accent-text)' : 'none'}
                />
              ))}
              <LabelList dataKey="furtherSaid" position="top" {...tick} {...halo} />
            </Bar>
            {price && (
              <ReferenceLine
                y={price.amount}
                {...turn}
                strokeDasharray="6 4"
                label={{ value: price.said, position: 'right', offset: 6, ...turnText }}
              />
            )}
          </BarChart>
        </ResponsiveContainer>
      </ChartFrame>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-muted">
        <Key label={price ? 'Less than a hand-off' : 'Before the inflection point'}>
          <rect x="2" y="1" width="16" height="10" fill="var(--accent)" />
        </Key>
        <Key label={price ? 'More than a hand-off' : 'From the inflection point on'}>
          <Hatch id={`${hatch}-key`} />
          <rect x="2" y="1" width="16" height="10" fill={`url(#${hatch}-key)`} stroke="var(--accent-text)" />
        </Key>
        {price && (
          <Key label={`Hand-off price, ${price.said}`}>
            <line x1="0" x2="20" y1="6" y2="6" {...turn} strokeDasharray="6 4" />
          </Key>
        )}
      </ul>
    </div>
  );
}

/** Five even marks from nothing to at least `top`. */
function evenTicks(top: number): number[] {
  const rough = Math.max(top, 0.0001) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return [0, 1, 2, 3, 4].map((index) => index * step);
}

const short = (value: number): string =>
  new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
